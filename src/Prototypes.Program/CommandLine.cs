using System.CommandLine;
using System.CommandLine.Help;
using Prototypes.Operations;
using Prototypes.Operations.Processes;
using Prototypes.Planning;
using Prototypes.Program.Commands;

namespace Prototypes.Program;

/// <summary>The verbs of <c>./protos</c>.</summary>
internal static class CommandLine
{
    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Show the details of an error.",
        Recursive = true,
    };

    /// <summary>Runs one command.</summary>
    /// <param name="args">The arguments, the verb first. None prints help.</param>
    /// <param name="environment">What the command sees of the world.</param>
    /// <param name="cancellationToken">Ends the command early.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, CommandEnvironment environment, CancellationToken cancellationToken)
    {
        var root = CreateRoot(environment);
        // '@' begins no response file here: a value may begin with it.
        var parse = root.Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UsageError.Find(parse) is { } usageError)
        {
            environment.Error.WriteLine(usageError);
            return ExitCode.Usage;
        }

        try
        {
            return await parse.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = environment.Output,
                    Error = environment.Error,
                    EnableDefaultExceptionHandler = false,
                },
                cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            environment.Error.WriteLine("Interrupted.");
            return ExitCode.Failed;
        }
        catch (Exception exception)
        {
            environment.Error.WriteLine(exception is CommandException or OperationException or PlanException or IOException or UnauthorizedAccessException
                ? exception.Message
                : $"Unexpected error: {FirstLine(exception.Message)} Run again with --verbose for the details, and report it.");
            if (parse.GetValue(Verbose))
            {
                environment.Error.WriteLine((exception as PlanException)?.Details ?? exception.ToString());
            }

            return ExitCode.Failed;
        }
    }

    // Not a RootCommand: that one has the name of the assembly, which is not what people type.
    private static Command CreateRoot(CommandEnvironment environment) => new(
        "./protos", "Kubernetes networking prototypes on a local cluster, as a Pulumi program.")
    {
        new HelpOption(),
        new VersionOption(),
        Verbose,
        PlanCommand.Create(environment),
        CertificateCommands.Create(environment, TimeProvider.System),
        new GatewayApiCommands(environment, Environment.GetEnvironmentVariable).Create(),
        new VaultCommands(environment, new SystemProcessRunner(), TimeProvider.System, Environment.GetEnvironmentVariable).Create(),
        new EtcdCommands(environment, new SystemProcessRunner(), TimeProvider.System, Environment.GetEnvironmentVariable).Create(),
    };

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('\r');
}
