namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Set by the engine for the programs that it runs.</summary>
    private const string MonitorVariable = "PULUMI_MONITOR";

    public static Task<int> RunAsync(Action action) => RefuseToRun();

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RefuseToRun();

    public static Task<int> RunAsync(Func<Task> func) => RefuseToRun();

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => RefuseToRun();

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => RefuseToRun();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => RefuseToRun();

    private static async Task<int> RefuseToRun()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(MonitorVariable)))
        {
            throw new InvalidOperationException("Program run without the Pulumi engine available; re-run using the `pulumi` CLI");
        }

        await Console.Error.WriteLineAsync(
            "This program was built with the offline SDK, which cannot talk to the Pulumi engine. "
            + "Set PulumiSdk=official in the environment, or delete .pulumi-sdk.props, and run pulumi again.").ConfigureAwait(false);

        // For programs that do not return the exit code from their entry point.
        return Environment.ExitCode = 1;
    }
}
