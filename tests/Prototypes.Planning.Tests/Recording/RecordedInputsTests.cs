using System.Collections.Immutable;
using Prototypes.Planning.Values;
using Pulumi;
using Pulumi.Utilities;

namespace Prototypes.Planning.Tests.Recording;

public class RecordedInputsTests
{
    [Fact]
    public async Task Inputs_of_every_shape_have_their_wire_names_and_values()
    {
        var inputs = await InputsAsync(() => new ThingArgs
        {
            Text = "text",
            Count = 3,
            Ratio = 0.5,
            Enabled = false,
            Nested = new NestedArgs { Name = "n", Kind = "K", Inner = new NestedArgs { Name = "deep" } },
            Port = 80,
            Policy = Policy.Always,
            Document = """{ "b": [1, null, 2.5], "a": { "gone": null, "kept": true } }""",
            Settings = new NestedArgs { Name = "json" },
            File = new StringAsset("content"),
            Anything = ImmutableArray.Create<object>("a", 1, true),
            Labels = { { "b", "2" }, { "a", Output.Create("1") } },
            Values = { ["list"] = new List<object?> { 1, null, new Dictionary<string, object?> { ["x"] = null, ["y"] = 2.0 } } },
            Items = { new NestedArgs { Name = "one" }, new NestedArgs { Name = "two" } },
            Comment = "not an input",
        });

        Assert.Equal(
            "{anything: [a, 1, true], count: 3, document: {a: {kept: true}, b: [1, null, 2.5]}, enabled: false, file: [StringAsset], "
            + "items: [{name: one}, {name: two}], labels: {a: 1, b: 2}, nested: {kind: K, inner: {name: deep}, name: n}, policy: Always, "
            + "port: 80, ratio: 0.5, settings: {name: json}, text: text, values: {list: [1, null, {y: 2}]}}",
            inputs.ToString());
        Assert.Equal(new PlanNumber(80), inputs["port"]);
        Assert.Equal(new PlanText("1"), Assert.IsType<PlanMap>(inputs["labels"])["a"]);
    }

    [Fact]
    public async Task The_other_side_of_a_union_is_its_value()
    {
        Assert.Equal("{port: http}", (await InputsAsync(() => new ThingArgs { Port = "http" })).ToString());
    }

    [Fact]
    public async Task Inputs_that_are_not_set_or_null_are_absent_and_empty_collections_are_not()
    {
        var inputs = await InputsAsync(() =>
        {
            var args = new ThingArgs { Text = Output.Create((string?)null)!, Nested = new NestedArgs() };
            _ = args.Labels;
            args.Items = default(ImmutableArray<NestedArgs>);
            return args;
        });

        Assert.Equal("{items: [], labels: {}, nested: {}}", inputs.ToString());
    }

    [Fact]
    public async Task A_resource_as_a_value_is_shown_by_type_and_name()
    {
        var resource = await Plan.ResourceAsync("user", () => _ = new Thing("user", new ThingArgs { Peer = new Thing("peer") }));

        Assert.Equal("{peer: [test:index:Thing::peer]}", resource.Inputs.ToString());
        Assert.Equal(["peer"], resource.DependsOn);
    }

    [Fact]
    public async Task Unknown_values_are_computed_and_their_known_neighbours_stay()
    {
        var inputs = await InputsAsync(() => new ThingArgs
        {
            Text = OutputUtilities.CreateUnknown("hidden"),
            Nested = new NestedArgs { Name = OutputUtilities.CreateUnknown("hidden"), Kind = "K" },
            Labels = { { "known", "1" }, { "unknown", OutputUtilities.CreateUnknown("hidden") } },
            Values = { ["deep"] = new Dictionary<string, object> { ["known"] = 1, ["unknown"] = OutputUtilities.CreateUnknown("hidden") } },
        });

        Assert.Equal(
            "{labels: [computed], nested: {kind: K, name: [computed]}, text: [computed], values: {deep: {known: 1, unknown: [computed]}}}",
            inputs.ToString());
        Assert.Same(PlanValue.Computed, inputs["text"]);
    }

    [Fact]
    public async Task A_component_that_hands_its_arguments_on_shows_them()
    {
        var resource = await Plan.ResourceAsync("component", () => _ = new Component("component", new NestedArgs { Name = "n" }));

        Assert.Equal("{name: n}", resource.Inputs.ToString());
    }

    private static async Task<PlanMap> InputsAsync(Func<ThingArgs> args) =>
        (await Plan.ResourceAsync("thing", () => _ = new Thing("thing", args()))).Inputs;

    private sealed class Component(string name, ResourceArgs args) : ComponentResource("test:index:Component", name, args);
}
