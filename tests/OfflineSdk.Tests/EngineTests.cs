using Pulumi;

namespace OfflineSdk.Tests;

/// <summary>The tests here change the process's environment and its standard error.</summary>
public sealed class EngineTests : IDisposable
{
    private const string Monitor = "PULUMI_MONITOR";

    private readonly TextWriter _standardError = Console.Error;
    private readonly int _exitCode = Environment.ExitCode;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Monitor, null);
        Environment.ExitCode = _exitCode;
        Console.SetError(_standardError);
    }

    [Fact]
    public async Task Under_the_engine_every_way_to_run_says_how_to_build_with_the_official_packages()
    {
        Environment.SetEnvironmentVariable(Monitor, "127.0.0.1:1");
        Func<Task<int>>[] ways =
        [
            () => Deployment.RunAsync(NotRun),
            () => Deployment.RunAsync(NotRunWithOutputs),
            () => Deployment.RunAsync(NotRunAsync),
            () => Deployment.RunAsync(NotRunWithOutputsAsync),
            Deployment.RunAsync<NotMade>,
            () => Deployment.RunAsync<NotMade>(new NoServices()),
        ];

        foreach (var run in ways)
        {
            using var standardError = new StringWriter();
            Console.SetError(standardError);

            Assert.Equal(1, await run());

            Assert.Equal(1, Environment.ExitCode);
            Assert.Equal(
                "This program was built with the offline SDK, which cannot talk to the Pulumi engine. "
                + "Set PulumiSdk=official in the environment, or delete .pulumi-sdk.props, and run pulumi again." + Environment.NewLine,
                standardError.ToString());
        }
    }

    private static void NotRun() => Assert.Fail("The program must not run.");

    private static Dictionary<string, object?> NotRunWithOutputs()
    {
        NotRun();
        return [];
    }

    private static Task NotRunAsync()
    {
        NotRun();
        return Task.CompletedTask;
    }

    private static Task<IDictionary<string, object?>> NotRunWithOutputsAsync() =>
        Task.FromResult<IDictionary<string, object?>>(NotRunWithOutputs());

    private sealed class NotMade : Stack
    {
        public NotMade() => NotRun();
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType)
        {
            NotRun();
            return null;
        }
    }
}
