using System.Collections.Immutable;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Mocks;

/// <summary>Facts about the official SDK, section 3, "What mocks see": the inputs.</summary>
public sealed class MockInputTests
{
    [Fact]
    public async Task Inputs_have_their_wire_names_and_what_is_not_given_is_absent()
    {
        Assert.Equal("{}", await Seen(new ThingArgs()));
        Assert.Equal(
            """{"flag":false,"number":0,"part":{"name":"p"},"text":""}""",
            await Seen(new ThingArgs { Text = "", Number = 0, Flag = false, Part = new PartArgs { Name = "p" } }));
    }

    [Fact]
    public async Task Every_number_is_a_double()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Thing("a", new ThingArgs { Number = 3, Ratio = 0.5, Any = 7, Objects = new object[] { 1, 2.5 } }));

        Assert.Equal(3.0, mocks["a"].Inputs["number"]);
        Assert.Equal(0.5, mocks["a"].Inputs["ratio"]);
        Assert.Equal(7.0, mocks["a"].Inputs["any"]);
        Assert.Equal<object>([1.0, 2.5], Assert.IsType<ImmutableArray<object>>(mocks["a"].Inputs["objects"]));
    }

    [Fact]
    public async Task Dictionaries_and_lists_of_any_nesting_become_immutable_ones() =>
        Assert.Equal(
            """{"map":{"array":["a",1,true],"empty":{},"emptyList":[],"flag":true,"list":[{"deep":[1.5]}],"map":{"number":1,"text":"t"},"strings":["x"]}}""",
            await Seen(new ThingArgs
            {
                Map = new Dictionary<string, object>
                {
                    ["map"] = new Dictionary<string, object> { ["number"] = 1, ["text"] = "t" },
                    ["list"] = new List<object> { new Dictionary<string, object> { ["deep"] = new[] { 1.5 } } },
                    ["array"] = new object[] { "a", 1, true },
                    ["strings"] = ImmutableArray.Create("x"),
                    ["flag"] = true,
                    ["empty"] = ImmutableDictionary<string, object>.Empty,
                    ["emptyList"] = Array.Empty<string>(),
                },
            }));

    [Fact]
    public async Task Nulls_are_absent_in_nested_dictionaries_too() =>
        Assert.Equal(
            """{"map":{"kept":{"a":1}},"part":{"name":"p"}}""",
            await Seen(new ThingArgs
            {
                Text = null,
                Part = new PartArgs { Name = "p", Size = null },
                Map = new Dictionary<string, object> { ["gone"] = null!, ["kept"] = new Dictionary<string, object?> { ["a"] = 1, ["gone"] = null } },
            }));

    [Fact]
    public async Task Outputs_inputs_and_arguments_inside_of_objects_are_resolved() =>
        Assert.Equal(
            """{"any":{"name":"p","size":2},"map":{"args":{"name":"q"},"input":1,"output":{"nested":["a"]}}}""",
            await Seen(new ThingArgs
            {
                Any = new PartArgs { Name = "p", Size = Output.Create(2) },
                Map = new Dictionary<string, object>
                {
                    ["args"] = new PartArgs { Name = Output.Create("q") },
                    ["input"] = (Input<int>)1,
                    ["output"] = Output.Create(new Dictionary<string, object> { ["nested"] = new[] { Output.Create("a") } }),
                },
            }));

    [Fact]
    public async Task A_union_is_the_value_it_holds()
    {
        Assert.Equal("""{"choice":80}""", await Seen(new ThingArgs { Choice = 80 }));
        Assert.Equal("""{"choice":"http"}""", await Seen(new ThingArgs { Choice = "http" }));
    }

    [Fact]
    public async Task A_json_input_is_a_text() =>
        Assert.Equal(
            """{"json":"{ "name": "p" }","jsonFlag":"true"}""",
            await Seen(new ThingArgs { Json = new PartArgs { Name = Output.Create("p") }, JsonFlag = true }));

    [Fact]
    public async Task Assets_stay_assets() =>
        Assert.Equal(
            """{"asset":<FileArchive>,"objects":[<StringAsset>,<FileAsset>]}""",
            await Seen(new ThingArgs { Asset = new FileArchive("f"), Objects = new object[] { new StringAsset("s"), new FileAsset("f") } }));

    [Fact]
    public async Task A_resource_of_a_known_type_stays_of_its_type()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () =>
        {
            var other = new Thing("other");
            _ = new Thing("a", new ThingArgs { Resource = other });
        });

        Assert.Equal("""{"resource":<Thing>}""", mocks.Inputs("a"));
        Assert.Equal("other", Assert.IsType<Thing>(mocks["a"].Inputs["resource"]).GetResourceName());
    }

    [Fact]
    public async Task A_resource_of_an_unknown_type_is_just_a_dependency()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () =>
        {
            var other = new CustomResource("test:unknown:Other", "other", ResourceArgs.Empty, null);
            _ = new Thing("a", new ThingArgs { Resource = other });
        });

        Assert.Equal("""{"resource":<DependencyResource>}""", mocks.Inputs("a"));
    }

    [Fact]
    public async Task Secrets_arrive_as_plain_values_at_any_depth() =>
        Assert.Equal(
            """{"map":{"nested":{"key":"s"}},"text":"s"}""",
            await Seen(new ThingArgs
            {
                Text = Output.CreateSecret("s"),
                Map = new Dictionary<string, object> { ["nested"] = new Dictionary<string, object> { ["key"] = Output.CreateSecret("s") } },
            }));

    [Fact]
    public async Task A_property_with_an_unknown_anywhere_inside_is_dropped_whole() =>
        Assert.Equal(
            """{"number":1}""",
            await Seen(new ThingArgs
            {
                Number = 1,
                Text = OutputUtilities.CreateUnknown("u"),
                List = { "known", OutputUtilities.CreateUnknown("u") },
                Part = new PartArgs { Name = "known", Size = OutputUtilities.CreateUnknown(1) },
                Map = new Dictionary<string, object>
                {
                    ["known"] = 1,
                    ["deep"] = new Dictionary<string, object> { ["unknown"] = OutputUtilities.CreateUnknown("u") },
                },
            }));

    [Fact]
    public async Task Arguments_given_as_a_dictionary_are_sent_as_they_are()
    {
        var mocks = new RecordingMocks();
        var args = ImmutableDictionary<string, object?>.Empty.Add("text", Output.Create("a")).Add("number", 1).Add("none", null);

        await TestRun.UpdateAsync(mocks, () => _ = new CustomResource("test:index:Thing", "a", new DictionaryResourceArgs(args), null));

        Assert.Equal("""{"number":1,"text":"a"}""", mocks.Inputs("a"));
    }

    private static async Task<string> Seen(ThingArgs args)
    {
        var mocks = new RecordingMocks();
        await TestRun.UpdateAsync(mocks, () => _ = new Thing("a", args));
        return mocks.Inputs("a");
    }
}
