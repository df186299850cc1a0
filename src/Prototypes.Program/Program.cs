using Prototypes.Program;

if (args.Length == 0 && PulumiEngine.IsPresent)
{
    return await PulumiProgram.RunAsync();
}

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, interrupt) =>
{
    interrupt.Cancel = true;
    cancellation.Cancel();
};
return await CommandLine.RunAsync(args, CommandEnvironment.OfThisProcess(), cancellation.Token);
