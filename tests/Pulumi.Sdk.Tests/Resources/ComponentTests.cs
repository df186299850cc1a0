using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>Facts about the official SDK, sections 3 and 4: what components register.</summary>
public sealed class ComponentTests
{
    [Fact]
    public async Task A_component_without_arguments_has_no_inputs()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Group("a"));

        Assert.Equal(("test:index:Group", "{}", "", ""), (mocks["a"].Type, mocks.Inputs("a"), mocks["a"].Id, mocks["a"].Provider));
    }

    [Fact]
    public async Task The_arguments_given_to_the_base_are_its_inputs()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () =>
            _ = new WithArguments("a", new ThingArgs { Text = Output.CreateSecret("t"), Number = 1, Map = { { "k", "v" } } }));

        Assert.Equal("""{"map":{"k":"v"},"number":1,"text":"t"}""", mocks.Inputs("a"));
    }

    [Fact]
    public async Task A_component_may_have_no_id()
    {
        var mocks = new RecordingMocks { NewResource = args => Task.FromResult<(string?, object)>((null, args.Inputs)) };

        var component = Assert.Single(await TestRun.UpdateAsync(mocks, () => _ = new Group("a")));

        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Group::a",
            await OutputUtilities.GetValueAsync(component.Urn));
    }

    [Fact]
    public async Task Its_outputs_are_what_it_registers_secrets_included()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => new Group("a").RegisterOutputs(new Dictionary<string, object?>
        {
            ["plain"] = "p",
            ["number"] = Output.Create(1),
            ["secret"] = Output.CreateSecret("s"),
            ["list"] = new[] { "a" },
        }));

        var outputs = mocks.Outputs.Single(request => request.Urn.EndsWith("::a", StringComparison.Ordinal)).Outputs;
        Assert.Equal(["list", "number", "plain", "secret"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("p", await OutputUtilities.GetValueAsync(outputs["plain"]));
        Assert.Equal(1.0, await OutputUtilities.GetValueAsync(outputs["number"]));
        Assert.Equal("s", await OutputUtilities.GetValueAsync(outputs["secret"]));
        Assert.Equal("""["a"]""", Shown.Value((await OutputUtilities.GetValueAsync(outputs["list"]))!));
        Assert.True(await Output.IsSecretAsync(outputs["secret"]));
        Assert.False(await Output.IsSecretAsync(outputs["plain"]));
    }

    [Fact]
    public async Task A_component_that_registers_nothing_is_not_asked_for_outputs()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Group("a"));

        Assert.EndsWith("::pulumi:pulumi:Stack::project-stack", Assert.Single(mocks.Outputs).Urn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remote_component_sends_its_arguments_and_receives_its_outputs()
    {
        var mocks = RecordingMocks.Returning(("address", "10.0.0.1"));
        Remote? component = null;

        await TestRun.UpdateAsync(mocks, () => component = new Remote("a", new ThingArgs { Text = "t" }));

        Assert.Equal("""{"text":"t"}""", mocks.Inputs("a"));
        Assert.Equal("", mocks["a"].Provider);
        Assert.Equal("10.0.0.1", await OutputUtilities.GetValueAsync(component!.Address));
        Assert.Equal([component], await OutputUtilities.GetDependenciesAsync(component.Address));
    }

    [Fact]
    public async Task In_a_preview_the_outputs_of_a_remote_component_are_unknown()
    {
        Remote? component = null;

        await TestRun.PreviewAsync(RecordingMocks.Returning(), () => component = new Remote("a", new ThingArgs()));

        Assert.False(await OutputUtilities.GetIsKnownAsync(component!.Address));
    }

    private sealed class WithArguments(string name, ThingArgs args, ComponentResourceOptions? options = null)
        : ComponentResource("test:index:WithArguments", name, args, options);

    private sealed class Remote(string name, ThingArgs args, ComponentResourceOptions? options = null)
        : ComponentResource("test:index:Remote", name, args, options, remote: true)
    {
        [Output("address")]
        public Output<string> Address { get; private set; } = null!;
    }
}
