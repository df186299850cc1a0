using System.Diagnostics;

namespace Prototypes.Program.Tests.Support;

/// <summary>The program as a process of its own.</summary>
internal static class ProtosProcess
{
    // Where it is built itself: beside the tests it lacks what their shared framework brings.
    private static readonly string Program = Path.Combine(
        Checkout.Root,
        "src",
        "Prototypes.Program",
        Path.GetRelativePath(Path.Combine(Checkout.Root, "tests", "Prototypes.Program.Tests"), AppContext.BaseDirectory),
        "Prototypes.Program.dll");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs the program in this checkout.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="variables">Environment variables on top of the inherited ones.</param>
    public static async Task<Outcome> RunAsync(string[] args, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{string.Join(' ', args)}' did not end: {await output}{await error}");
        }

        return new Outcome(process.ExitCode, await output, await error);
    }
}
