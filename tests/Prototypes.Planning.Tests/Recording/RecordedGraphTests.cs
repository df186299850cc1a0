using Prototypes.Planning.Serialization;
using Pulumi;

namespace Prototypes.Planning.Tests.Recording;

public class RecordedGraphTests
{
    [Fact]
    public async Task Resources_have_kind_parent_provider_dependencies_and_wave()
    {
        var plan = await Plan.OfAsync(() =>
        {
            var provider = new TestProvider("provider");
            var outer = new Group("outer", new ComponentResourceOptions { Provider = provider }, outer =>
            {
                var first = new Thing("first", new ThingArgs { Text = "a" }, new CustomResourceOptions { Parent = outer });
                var inner = new Group("inner", new ComponentResourceOptions { Parent = outer }, inner =>
                    _ = new Thing("second", new ThingArgs { Text = first.Text }, new CustomResourceOptions { Parent = inner }));
                _ = new Thing("third", null, new CustomResourceOptions { Parent = outer, DependsOn = { inner, first } });
            });
            _ = new Thing("alone");
        });

        Assert.Equal(
            [
                "0 test:index:Thing alone Custom, parent -, provider -, needs []",
                "0 tests:index:Group outer Component, parent -, provider -, needs []",
                "0 pulumi:providers:test provider Provider, parent -, provider -, needs []",
                "1 test:index:Thing first Custom, parent outer, provider provider, needs []",
                "1 tests:index:Group inner Component, parent outer, provider -, needs []",
                "2 test:index:Thing second Custom, parent inner, provider provider, needs [first]",
                "3 test:index:Thing third Custom, parent outer, provider provider, needs [first inner]",
            ],
            plan.Resources.OrderBy(resource => resource.Wave).ThenBy(resource => resource.Name, StringComparer.Ordinal).Select(Line));
    }

    [Fact]
    public async Task Resources_are_sorted_by_wave_then_type_then_name()
    {
        var plan = await Plan.OfAsync(() =>
        {
            var b = new Thing("b");
            _ = new Thing("c", null, new CustomResourceOptions { DependsOn = { b } });
            _ = new Thing("a");
            _ = new Thing("B");
            _ = new Group("A");
        });

        Assert.Equal(["B", "a", "b", "A", "c"], plan.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task Dependencies_come_from_every_depth_of_the_inputs_each_once()
    {
        var resource = await Plan.ResourceAsync("user", () =>
        {
            Thing[] things = [.. Enumerable.Range(0, 9).Select(i => _ = new Thing($"t{i}", new ThingArgs { Text = "x" }))];
            _ = new Thing("user", new ThingArgs
            {
                Text = Output.Format($"{things[0].Text}/{things[1].Id}"),
                Nested = new NestedArgs { Inner = new NestedArgs { Name = things[2].Text } },
                Items = { new NestedArgs { Name = things[3].Token.Apply(token => token + "!") } },
                Labels = { { "a", things[4].Text } },
                Values = { ["deep"] = new Dictionary<string, object> { ["list"] = new List<object> { things[5].Text } } },
                Anything = Output.CreateSecret(things[6].Text).Apply(text => (object)text),
                Peer = things[7],
            }, new CustomResourceOptions { DependsOn = { things[8], things[0] } });
        });

        Assert.Equal(["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8"], resource.DependsOn);
    }

    [Fact]
    public async Task Who_depends_on_a_component_waits_for_all_that_it_contains()
    {
        var resource = await Plan.ResourceAsync("after", () =>
        {
            var group = new Group("group", null, group =>
            {
                var one = new Thing("one", null, new CustomResourceOptions { Parent = group });
                _ = new Thing("two", null, new CustomResourceOptions { Parent = group, DependsOn = { one } });
            });
            _ = new Thing("after", null, new CustomResourceOptions { DependsOn = { group } });
        });

        Assert.Equal(["group"], resource.DependsOn);
        Assert.Equal(3, resource.Wave);
    }

    [Fact]
    public async Task A_component_that_waits_holds_back_its_children()
    {
        var resource = await Plan.ResourceAsync("child", () =>
        {
            var first = new Thing("first");
            _ = new Group("group", new ComponentResourceOptions { DependsOn = { first } }, group =>
                _ = new Thing("child", null, new CustomResourceOptions { Parent = group }));
        });

        Assert.Empty(resource.DependsOn);
        Assert.Equal(2, resource.Wave);
    }

    [Fact]
    public async Task An_explicit_provider_wins_over_the_inherited_one_and_passes_to_children()
    {
        var plan = await Plan.OfAsync(() =>
        {
            var (one, two) = (new TestProvider("one"), new TestProvider("two"));
            _ = new Group("group", new ComponentResourceOptions { Providers = { one } }, group =>
            {
                var own = new Thing("own", null, new CustomResourceOptions { Parent = group, Provider = two });
                _ = new Thing("child-of-own", null, new CustomResourceOptions { Parent = own });
                _ = new Thing("inherited", null, new CustomResourceOptions { Parent = group });
            });
        });

        Assert.Equal(
            ["child-of-own: two", "inherited: one", "own: two"],
            from resource in plan.Resources
            where resource.Type == "test:index:Thing"
            orderby resource.Name
            select $"{resource.Name}: {resource.Provider}");
    }

    [Fact]
    public async Task A_name_that_two_types_share_is_qualified_where_it_is_referred_to_and_only_there()
    {
        var plan = await Plan.OfAsync(() =>
        {
            var group = new Group("same", null, group => _ = new Thing("same", null, new CustomResourceOptions { Parent = group }));
            var other = new Thing("other", null, new CustomResourceOptions { DependsOn = { group } });
            _ = new Thing("last", null, new CustomResourceOptions { DependsOn = { other } });
        });

        var thing = plan.Resources.Single(resource => resource is { Name: "same", Type: "test:index:Thing" });
        Assert.Equal("tests:index:Group::same", thing.Parent);
        Assert.Equal(["tests:index:Group::same"], plan.Resources.Single(resource => resource.Name == "other").DependsOn);
        Assert.Equal(["other"], plan.Resources.Single(resource => resource.Name == "last").DependsOn);
    }

    [Fact]
    public async Task The_plan_is_the_same_on_every_run()
    {
        var texts = new List<string>();
        for (var run = 0; run < 3; run++)
        {
            texts.Add(PlanYaml.Write(await Plan.OfAsync(Program)));
        }

        Assert.Single(texts.Distinct());

        static void Program() => Parallel.For(0, 40, i => _ = new Group($"g{i}", null, group => _ = new Thing(
            $"t{i}",
            new ThingArgs { Labels = { { "b", "1" }, { "a", "2" }, { "c", "3" } } },
            new CustomResourceOptions { Parent = group })));
    }

    private static string Line(PlanResource resource) =>
        $"{resource.Wave} {resource.Type} {resource.Name} {resource.Kind}, parent {resource.Parent ?? "-"}, "
        + $"provider {resource.Provider ?? "-"}, needs [{string.Join(' ', resource.DependsOn)}]";
}
