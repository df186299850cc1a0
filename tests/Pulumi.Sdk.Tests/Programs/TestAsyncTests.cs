using Pulumi.Sdk.Tests.Support;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Programs;

/// <summary>Facts about the official SDK, section 3: the forms of <c>Deployment.TestAsync</c> and <see cref="TestOptions"/>.</summary>
public sealed class TestAsyncTests
{
    [Fact]
    public async Task Every_form_returns_the_resources()
    {
        var mocks = new RecordingMocks();

        var action = await Deployment.TestAsync(mocks, TestRun.Update, () => { _ = new Thing("action"); });
        var task = await Deployment.TestAsync(mocks, TestRun.Update, async () =>
        {
            await Task.Yield();
            _ = new Thing("task");
        });
        var (outputsOf, outputs) = await Deployment.TestAsync(
            mocks,
            TestRun.Update,
            () => new Dictionary<string, object?> { ["id"] = new Thing("outputs").Id, ["plain"] = 1 });
        var (taskOutputsOf, taskOutputs) = await Deployment.TestAsync(mocks, TestRun.Update, async () =>
        {
            await Task.Yield();
            return (IDictionary<string, object?>)new Dictionary<string, object?> { ["id"] = new Thing("task-outputs").Id };
        });

        Assert.Equal("action", Assert.Single(action).GetResourceName());
        Assert.Equal("task", Assert.Single(task).GetResourceName());
        Assert.Equal("outputs", Assert.Single(outputsOf).GetResourceName());
        Assert.Equal("task-outputs", Assert.Single(taskOutputsOf).GetResourceName());
        Assert.Equal("outputs-id", await OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(outputs["id"])));
        Assert.Equal(1, outputs["plain"]);
        Assert.Equal("task-outputs-id", await OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(taskOutputs["id"])));
    }

    [Fact]
    public async Task Resources_come_in_the_order_of_their_registration()
    {
        var resources = await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            var provider = new ProviderResource("test", "provider", ResourceArgs.Empty, null);
            var group = new Group("group", new ComponentResourceOptions { DependsOn = { provider } });
            _ = new Thing("child", null, new CustomResourceOptions { Parent = group });
        });

        Assert.Equal(["provider", "group", "child"], resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task The_options_default_to_a_preview_of_project_and_stack()
    {
        var seen = ("", "", "", false);

        await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () => { seen = Instance(); });

        Assert.Equal(("project", "stack", "organization", true), seen);
    }

    [Fact]
    public async Task The_options_are_seen_by_the_program()
    {
        var seen = ("", "", "", true);
        var options = new TestOptions { ProjectName = "p", StackName = "s", OrganizationName = "o", IsPreview = false };

        await Deployment.TestAsync(new RecordingMocks(), options, () => { seen = Instance(); });

        Assert.Equal(("p", "s", "o", false), seen);
    }

    [Fact]
    public async Task There_is_no_root_directory_unless_it_is_given()
    {
        var given = "";
        await Deployment.TestAsync(
            new RecordingMocks(),
            new TestOptions { RootDirectory = "root" },
            () => { given = Deployment.Instance.RootDirectory; });

        var message = await TestRun.FailureAsync(() => _ = Deployment.Instance.RootDirectory);

        Assert.Equal("root", given);
        Assert.Contains("The Pulumi CLI version does not support root directory.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_inside_of_a_run_is_an_error()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
            new RecordingMocks(),
            TestRun.Update,
            () => (Task)Deployment.TestAsync(new RecordingMocks(), TestRun.Update, () => { })));

        Assert.Contains(
            "System.InvalidOperationException: Deployment.Instance should only be set once at the beginning of a 'Run' call.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_runs_at_once_do_not_meet()
    {
        var runs = Enumerable.Range(0, 20).Select(run => Task.Run(() => Deployment.TestAsync(
            new RecordingMocks(),
            new TestOptions { IsPreview = false, StackName = $"stack{run}" },
            async () =>
            {
                await Task.Yield();
                _ = new Thing($"{Deployment.Instance.StackName}-thing");
            })));

        var resources = await Task.WhenAll(runs);

        Assert.Equal(
            Enumerable.Range(0, 20).Select(run => $"stack{run}-thing"),
            resources.Select(run => Assert.Single(run).GetResourceName()));
        var urns = await Task.WhenAll(resources.Select(run => OutputUtilities.GetValueAsync(run[0].Urn)));
        Assert.All(urns.Index(), urn => Assert.StartsWith($"urn:pulumi:stack{urn.Index}::project::", urn.Item, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_thousand_resources_in_a_chain_or_at_once_are_all_registered()
    {
        var mocks = new RecordingMocks();

        var resources = await TestRun.UpdateAsync(mocks, () =>
        {
            _ = Enumerable.Range(0, 500).Select(number => new Thing($"apart-{number}")).ToList();
            _ = Enumerable.Range(0, 500).Aggregate(
                Output.Create("start"),
                (before, number) => new Thing($"chained-{number}", new ThingArgs { Text = before }).Id);
        });

        Assert.Equal(1000, resources.Length);
        Assert.Equal("""{"text":"start"}""", mocks.Inputs("chained-0"));
        Assert.Equal("""{"text":"chained-498-id"}""", mocks.Inputs("chained-499"));
        Assert.Equal(
            Enumerable.Range(0, 500).Select(number => $"chained-{number}"),
            resources.Select(resource => resource.GetResourceName()).Where(name => name.StartsWith("chained", StringComparison.Ordinal)));
    }

    private static (string Project, string Stack, string Organization, bool IsDryRun) Instance() =>
        (Deployment.Instance.ProjectName, Deployment.Instance.StackName, Deployment.Instance.OrganizationName, Deployment.Instance.IsDryRun);
}
