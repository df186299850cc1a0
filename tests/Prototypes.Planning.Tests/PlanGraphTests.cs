using FsCheck;
using FsCheck.Fluent;
using Prototypes.Planning.Values;

namespace Prototypes.Planning.Tests;

public class PlanGraphTests
{
    [Fact]
    public void A_resource_waits_for_parent_provider_dependencies_and_what_it_is_deleted_with()
    {
        var graph = new PlanGraph(
        [
            Resource("cluster"),
            Resource("command"),
            Resource("provider", PlanResourceKind.Provider) with { DependsOn = ["command"] },
            Resource("component", PlanResourceKind.Component),
            Resource("before"),
            Resource("all") with
            {
                Parent = "component",
                Provider = "provider",
                DependsOn = ["before"],
                Options = new PlanMap([new("deletedWith", "cluster")]),
            },
        ]);

        Assert.Equal(["before", "cluster", "command", "component", "provider"], graph.Closure("all"));
        Assert.Equal([0, 0, 1, 0, 0, 2], graph.Waves());
        Assert.Empty(graph.Closure("before"));
    }

    [Fact]
    public void Who_depends_on_a_component_waits_for_its_content_at_every_depth_but_a_child_does_not_wait_for_its_siblings()
    {
        var graph = new PlanGraph(
        [
            Resource("outer", PlanResourceKind.Component),
            Resource("inner", PlanResourceKind.Component) with { Parent = "outer" },
            Resource("leaf") with { Parent = "inner" },
            Resource("sibling") with { Parent = "outer" },
            Resource("after") with { DependsOn = ["outer"] },
        ]);

        Assert.Equal(["after", "outer", "inner", "leaf"], graph.Path("after", "leaf"));
        Assert.True(graph.WaitsFor("after", "sibling"));
        Assert.False(graph.WaitsFor("sibling", "leaf"));
        Assert.False(graph.WaitsFor("outer", "leaf"));
        Assert.Equal([0, 1, 2, 1, 3], graph.Waves());
    }

    [Fact]
    public void A_custom_parent_is_waited_for_alone_by_who_depends_on_it()
    {
        var graph = new PlanGraph(
            [Resource("parent"), Resource("child") with { Parent = "parent" }, Resource("after") with { DependsOn = ["parent"] }]);

        Assert.False(graph.WaitsFor("after", "child"));
    }

    [Fact]
    public void A_path_is_a_shortest_one()
    {
        var graph = new PlanGraph(
        [
            Resource("a") with { DependsOn = ["b", "c"] },
            Resource("b") with { DependsOn = ["d"] },
            Resource("c"),
            Resource("d") with { DependsOn = ["c"] },
        ]);

        Assert.Equal(["a", "c"], graph.Path("a", "c"));
        Assert.Empty(graph.Path("c", "a"));
        Assert.Empty(graph.Path("a", "a"));
        Assert.False(graph.WaitsFor("a", "a"));
    }

    [Fact]
    public void A_cycle_is_named_from_where_it_starts_to_where_it_ends()
    {
        var graph = new PlanGraph(
        [
            Resource("free"),
            Resource("a") with { DependsOn = ["b"] },
            Resource("b") with { DependsOn = ["c", "free"] },
            Resource("c") with { DependsOn = ["a"] },
        ]);

        Assert.Equal(["a", "b", "c", "a"], graph.FindCycle());
        Assert.Equal(
            "These resources wait for each other, so none can be created: a -> b -> c -> a. "
            + "Remove one of the dependencies; who depends on a component waits for all that it contains.",
            Assert.Throws<PlanException>(graph.Waves).Message);
    }

    [Fact]
    public void A_resource_that_depends_on_itself_or_on_its_own_component_is_a_cycle()
    {
        Assert.Equal(["a", "a"], new PlanGraph([Resource("a") with { DependsOn = ["a"] }]).FindCycle());
        Assert.Equal(["c", "c"], new PlanGraph([Resource("c", PlanResourceKind.Component) with { DependsOn = ["c"] }]).FindCycle());
        var ownComponent = new PlanGraph(
            [Resource("group", PlanResourceKind.Component), Resource("child") with { Parent = "group", DependsOn = ["group"] }]);
        Assert.Equal(["group", "child", "group"], ownComponent.FindCycle());
    }

    [Fact]
    public void A_graph_without_cycle_has_none() =>
        Assert.Empty(new PlanGraph([Resource("a") with { DependsOn = ["b"] }, Resource("b")]).FindCycle());

    [Fact]
    public void Names_that_are_shared_are_qualified_by_the_types_of_their_parents()
    {
        var graph = new PlanGraph(
        [
            Resource("group", PlanResourceKind.Component, "t:i:Group"),
            Resource("config", type: "t:i:Config") with { Parent = "group" },
            Resource("config", type: "t:i:Config"),
            Resource("user") with { DependsOn = ["t:i:Group$t:i:Config::config"] },
        ]);

        Assert.True(graph.WaitsFor("user", "t:i:Group$t:i:Config::config"));
        Assert.False(graph.WaitsFor("user", "t:i:Config::config"));
    }

    [Fact]
    public void A_shared_name_may_be_the_parents_name_too()
    {
        var graph = new PlanGraph(
        [
            Resource("same", PlanResourceKind.Component, "t:i:Outer"),
            Resource("same", PlanResourceKind.Component, "t:i:Inner") with { Parent = "t:i:Outer::same" },
            Resource("leaf") with { Parent = "t:i:Outer$t:i:Inner::same" },
        ]);

        Assert.Equal(["leaf", "t:i:Outer$t:i:Inner::same", "t:i:Outer::same"], graph.Path("leaf", "t:i:Outer::same"));
    }

    [Fact]
    public void Two_resources_with_one_URN_are_rejected() => Assert.Equal(
        "The stack has two resources 'a' of the type t:i:T under the same parent. Rename one.",
        Assert.Throws<PlanException>(() => new PlanGraph([Resource("a"), Resource("a")])).Message);

    [Fact]
    public void A_reference_to_nothing_is_rejected()
    {
        Assert.Equal(
            "The resource 'a' refers to 'gone', which the plan does not have exactly once.",
            Assert.Throws<PlanException>(() => new PlanGraph([Resource("a") with { DependsOn = ["gone"] }])).Message);
        Assert.Equal(
            "The plan has no resource 'gone'.",
            Assert.Throws<PlanException>(() => new PlanGraph([Resource("a")]).Closure("gone")).Message);
    }

    [Fact]
    public void Parents_in_a_circle_are_a_cycle_even_with_shared_names()
    {
        var graph = new PlanGraph(
        [
            Resource("a", PlanResourceKind.Component) with { Parent = "b" },
            Resource("b") with { Parent = "a" },
            Resource("x", type: "t:i:X") with { Parent = "a" },
            Resource("x"),
        ]);

        Assert.Equal(["a", "b", "a"], graph.FindCycle());
    }

    [Fact]
    public void A_chain_as_long_as_a_large_stack_is_no_problem()
    {
        const int Length = 50_000;
        var graph = new PlanGraph(
            [.. Enumerable.Range(0, Length).Select(i => Resource($"r{i}") with { DependsOn = i == 0 ? [] : [$"r{i - 1}"] })]);

        Assert.Equal(Length - 1, graph.Waves()[^1]);
        Assert.Equal(Length, graph.Path($"r{Length - 1}", "r0").Count);
    }

    [Fact]
    public void Many_that_depend_on_a_component_of_many_are_no_problem()
    {
        const int Count = 20_000;
        PlanResource[] resources =
        [
            Resource("group", PlanResourceKind.Component),
            .. Enumerable.Range(0, Count).Select(i => Resource($"child{i}") with { Parent = "group" }),
            .. Enumerable.Range(0, Count).Select(i => Resource($"after{i}") with { DependsOn = ["group"] }),
        ];

        Assert.Equal(2, new PlanGraph(resources).Waves()[^1]);
    }

    [Fact]
    public void A_wave_is_one_more_than_the_highest_that_the_resource_waits_for()
    {
        Prop.ForAll(Stacks.ToArbitrary(), resources =>
        {
            var graph = new PlanGraph(resources);
            var waves = resources.Zip(graph.Waves()).ToDictionary(pair => pair.First.Name, pair => pair.Second);
            return resources.All(resource =>
                waves[resource.Name] == graph.Closure(resource.Name).Select(name => waves[name] + 1).DefaultIfEmpty(0).Max());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Arranged_resources_never_stand_before_what_they_wait_for_and_their_order_does_not_depend_on_the_programs()
    {
        Prop.ForAll(Stacks.ToArbitrary(), resources =>
        {
            var arranged = PlanOrder.Arrange(resources);
            var position = arranged.Index().ToDictionary(entry => entry.Item.Name, entry => entry.Index);
            var graph = new PlanGraph(arranged);
            return arranged.All(resource => graph.Closure(resource.Name).All(name => position[name] < position[resource.Name]))
                && arranged.SequenceEqual(PlanOrder.Arrange([.. resources.Reverse()]));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Stacks in which parents and dependencies always stand before, and nothing depends on its own component.</summary>
    private static Gen<PlanResource[]> Stacks =>
        from choices in Gen.Choose(0, int.MaxValue).ArrayOf()
        select choices.Aggregate(Array.Empty<PlanResource>(), Grow);

    private static PlanResource[] Grow(PlanResource[] before, int choice)
    {
        var kind = choice % 3 == 0 ? PlanResourceKind.Component : PlanResourceKind.Custom;
        var parents = before.Where(resource => resource.Kind == PlanResourceKind.Component).ToArray();
        var parent = parents.Length == 0 || choice % 5 < 2 ? null : parents[choice / 7 % parents.Length].Name;

        // Only what has no descendants can be depended on without a cycle through a component that still grows.
        var leaves = before.Where(resource => resource.Kind == PlanResourceKind.Custom).Select(resource => resource.Name).ToArray();
        int[] picks = leaves.Length == 0 || choice % 2 != 0 ? [] : [choice / 11, choice / 13];
        string[] dependsOn = [.. picks.Select(pick => leaves[pick % leaves.Length]).Distinct().Order(StringComparer.Ordinal)];
        return [.. before, Resource($"r{before.Length}", kind) with { Parent = parent, DependsOn = dependsOn }];
    }

    private static PlanResource Resource(string name, PlanResourceKind kind = PlanResourceKind.Custom, string type = "t:i:T") =>
        new() { Name = name, Type = type, Kind = kind };
}
