using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Programs;

/// <summary>Facts about the official SDK, section 6: what works outside of a run, and without the engine.</summary>
[Collection(ProcessWide.Name)]
public sealed class WithoutRunTests : IDisposable
{
    private const string NoRun = "Trying to acquire Deployment.Instance before 'Run' was called.";
    private const string NoEngine = "Program run without the Pulumi engine available; re-run using the `pulumi` CLI";

    private readonly EnvironmentVariables _environment = new();

    public void Dispose() => _environment.Dispose();

    [Fact]
    public void Whatever_needs_the_deployment_is_an_error_outside_of_a_run()
    {
        Assert.Equal(NoRun, Assert.Throws<InvalidOperationException>(() => Deployment.Instance).Message);
        Assert.Equal(NoRun, Assert.Throws<InvalidOperationException>(() => new Thing("a")).Message);
        Assert.Equal(NoRun, Assert.Throws<InvalidOperationException>(() => new Group("a")).Message);
        Assert.Equal(NoRun, Assert.Throws<InvalidOperationException>(() => new Config()).Message);
        Assert.Equal(NoRun, Assert.Throws<InvalidOperationException>(() => new Config("named").Get("key")).Message);
        Assert.Equal(NoRun, Assert.Throws<InvalidOperationException>(() => Log.Info("text")).Message);
    }

    [Fact]
    public async Task Outputs_and_arguments_need_no_run()
    {
        var args = new ThingArgs { Text = Output.Format($"{Output.Create("a")}b"), List = { "c" } };

        Assert.Equal("ab", await OutputUtilities.GetValueAsync(args.Text.ToOutput()));
        Assert.Equal("c", await OutputUtilities.GetValueAsync(args.List.ToOutput().First()));
    }

    [Fact]
    public async Task Running_without_the_engine_is_an_error_that_names_the_command()
    {
        foreach (var variable in new[] { "PULUMI_MONITOR", "PULUMI_ENGINE", "PULUMI_PROJECT", "PULUMI_STACK" })
        {
            _environment[variable] = null;
        }

        Assert.Equal(NoEngine, (await Assert.ThrowsAsync<InvalidOperationException>(() => Deployment.RunAsync(() => { }))).Message);
        Assert.Equal(NoEngine, (await Assert.ThrowsAsync<InvalidOperationException>(() => Deployment.RunAsync(() => Task.CompletedTask))).Message);
        Assert.Equal(NoEngine, (await Assert.ThrowsAsync<InvalidOperationException>(() => Deployment.RunAsync<EmptyStack>())).Message);
    }

    private sealed class EmptyStack : Stack;
}
