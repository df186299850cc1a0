using System.Collections.Immutable;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Mocks;

/// <summary>Facts about the official SDK, section 3, "What mocks see": the state that a mock returns, and what the outputs are without one.</summary>
public sealed class MockStateTests
{
    [Fact]
    public async Task The_state_becomes_the_outputs()
    {
        var thing = await Created(RecordingMocks.Returning(
            ("text", "t"),
            ("number", 3),
            ("maybe", 4.0),
            ("flag", true),
            ("list", new[] { "a", "b" }),
            ("map", new Dictionary<string, object> { ["a"] = 1, ["b"] = new object[] { "c" } }),
            ("part", new PartArgs { Name = "p", Size = 2 }),
            ("choice", "http"),
            ("any", 1)));

        Assert.Equal("t", await OutputUtilities.GetValueAsync(thing.Text));
        Assert.Equal(3, await OutputUtilities.GetValueAsync(thing.Number));
        Assert.Equal(4, await OutputUtilities.GetValueAsync(thing.Maybe));
        Assert.True(await OutputUtilities.GetValueAsync(thing.Flag));
        Assert.Equal<string>(["a", "b"], await OutputUtilities.GetValueAsync(thing.List));
        Assert.Equal("""{"a":1,"b":["c"]}""", Shown.Value((await OutputUtilities.GetValueAsync(thing.Map))!));
        var part = await OutputUtilities.GetValueAsync(thing.Part);
        Assert.Equal(("p", 2), (part!.Name, part.Size));
        Assert.Equal("http", (await OutputUtilities.GetValueAsync(thing.Choice)).AsT1);
        Assert.Equal(1.0, await OutputUtilities.GetValueAsync(thing.Any));
    }

    [Fact]
    public async Task In_a_preview_an_output_that_is_not_returned_is_unknown_and_no_Apply_runs_on_it()
    {
        var ran = false;
        Output<int>? applied = null;
        Thing? thing = null;

        await TestRun.PreviewAsync(RecordingMocks.Returning(("text", "t")), () =>
        {
            thing = new Thing("a");
            applied = thing.Number.Apply(number =>
            {
                ran = true;
                return number;
            });
        });

        Assert.True(await OutputUtilities.GetIsKnownAsync(thing!.Text));
        Assert.False(await OutputUtilities.GetIsKnownAsync(thing.Number));
        Assert.False(await OutputUtilities.GetIsKnownAsync(thing.List));
        Assert.False(await OutputUtilities.GetIsKnownAsync(applied!));
        Assert.False(ran);
    }

    [Fact]
    public async Task In_an_update_an_output_that_is_not_returned_is_its_types_default()
    {
        Output<string>? applied = null;
        Thing? thing = null;

        await TestRun.UpdateAsync(RecordingMocks.Returning(), () =>
        {
            thing = new Thing("a");
            applied = thing.Text.Apply(text => text ?? "was null");
        });

        Assert.True(await OutputUtilities.GetIsKnownAsync(thing!.Text));
        Assert.Null(await OutputUtilities.GetValueAsync(thing.Text));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(thing.Number));
        Assert.Null(await OutputUtilities.GetValueAsync(thing.Maybe));
        Assert.False(await OutputUtilities.GetValueAsync(thing.Flag));
        Assert.True((await OutputUtilities.GetValueAsync(thing.List)).IsDefault);
        Assert.Null(await OutputUtilities.GetValueAsync(thing.Part));
        Assert.Equal("was null", await OutputUtilities.GetValueAsync(applied!));
    }

    [Fact]
    public async Task A_secret_of_the_state_is_a_secret_output_and_no_other()
    {
        var thing = await Created(RecordingMocks.Returning(("text", Output.CreateSecret("s")), ("number", 1)));

        Assert.Equal("s", await OutputUtilities.GetValueAsync(thing.Text));
        Assert.True(await Output.IsSecretAsync(thing.Text));
        Assert.False(await Output.IsSecretAsync(thing.Number));
    }

    [Fact]
    public async Task Secret_inputs_and_additional_secret_outputs_make_no_output_secret()
    {
        Thing? thing = null;

        await TestRun.UpdateAsync(new RecordingMocks(), () => thing = new Thing(
            "a",
            new ThingArgs { Text = Output.CreateSecret("s") },
            new CustomResourceOptions { AdditionalSecretOutputs = { "text" } }));

        Assert.Equal("s", await OutputUtilities.GetValueAsync(thing!.Text));
        Assert.False(await Output.IsSecretAsync(thing.Text));
    }

    [Fact]
    public async Task A_value_of_a_wrong_type_becomes_the_default_silently()
    {
        var thing = await Created(RecordingMocks.Returning(("text", 1), ("number", "one"), ("maybe", "two"), ("flag", "yes"), ("list", "a")));

        Assert.Null(await OutputUtilities.GetValueAsync(thing.Text));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(thing.Number));
        Assert.Null(await OutputUtilities.GetValueAsync(thing.Maybe));
        Assert.False(await OutputUtilities.GetValueAsync(thing.Flag));
        Assert.True((await OutputUtilities.GetValueAsync(thing.List)).IsDefault);
    }

    [Fact]
    public async Task A_fraction_for_a_whole_number_is_cut() =>
        Assert.Equal(3, await OutputUtilities.GetValueAsync((await Created(RecordingMocks.Returning(("number", 3.5)))).Number));

    [Fact]
    public async Task State_may_be_a_dictionary_or_arguments()
    {
        var immutable = await Created(Answering(ImmutableDictionary<string, object>.Empty.Add("text", "t")));
        var arguments = await Created(Answering(new ThingArgs { Text = Output.Create("t") }));

        Assert.Equal("t", await OutputUtilities.GetValueAsync(immutable.Text));
        Assert.Equal("t", await OutputUtilities.GetValueAsync(arguments.Text));
    }

    [Fact]
    public async Task State_of_any_other_type_fails_the_run()
    {
        var anonymous = await Assert.ThrowsAsync<RunException>(() => Created(Answering(new { text = "t" })));
        var none = await Assert.ThrowsAsync<RunException>(() => Created(Answering(null!)));

        Assert.Contains("System.InvalidOperationException: ", anonymous.Message, StringComparison.Ordinal);
        Assert.Contains(" is not a supported argument type", anonymous.Message, StringComparison.Ordinal);
        Assert.Contains("System.NullReferenceException: ", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_without_an_id_has_an_unknown_one()
    {
        var mocks = new RecordingMocks { NewResource = args => Task.FromResult<(string?, object)>((null, args.Inputs)) };

        var thing = await Created(mocks);

        Assert.False(await OutputUtilities.GetIsKnownAsync(thing.Id));
    }

    [Fact]
    public async Task Id_and_urn_are_outputs_of_the_resource_itself()
    {
        var thing = await Created(new RecordingMocks());

        Assert.Equal("a-id", await OutputUtilities.GetValueAsync(thing.Id));
        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Id));
        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Text));
    }

    private static RecordingMocks Answering(object state) =>
        new() { NewResource = args => Task.FromResult<(string?, object)>(("id", state)) };

    private static async Task<Thing> Created(IMocks mocks) =>
        Assert.IsType<Thing>(Assert.Single(await TestRun.UpdateAsync(mocks, () => _ = new Thing("a"))));
}
