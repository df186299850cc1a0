using OfflineSdk.Tests.Support;
using Pulumi;

namespace OfflineSdk.Tests;

public class DependencyCycleTests
{
    private static readonly Func<Note, Output<string>> Text = note => note.Text;

    [Fact]
    public async Task Two_resources_with_inputs_from_each_other_are_reported()
    {
        var error = await Program.GetErrorAsync(() =>
        {
            var later = new DeferredOutput<string>();
            var chicken = new Note("chicken", later.Output);
            var egg = new Note("egg", Text(chicken));
            later.Resolve(Text(egg));
        });

        Assert.Equal(
            "Dependency cycle: 'chicken' (test:index:Note) waits for 'egg' (test:index:Note) waits for 'chicken' (test:index:Note); "
            + "remove one of these dependencies",
            error);
    }

    [Fact]
    public async Task A_cycle_is_found_through_computed_outputs()
    {
        var error = await Program.GetErrorAsync(() =>
        {
            var later = new DeferredOutput<string>();
            var first = new Note("first", Output.Format($"{later.Output}!"));
            var second = new Note("second", Output.Tuple(Output.Create("a"), Text(first)).Apply(pair => pair.Item2));
            later.Resolve(Text(second).Apply(text => Output.Create(text)));
        });

        Assert.StartsWith("Dependency cycle: 'first' (test:index:Note) waits for 'second'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cycle_is_found_while_mocks_are_slow()
    {
        var error = await Program.GetErrorAsync(
            () =>
            {
                var slow = new Note("slow");
                var later = new DeferredOutput<string>();
                var first = new Note("first", Output.All(Text(slow), later.Output).Apply(texts => texts[0]));
                var second = new Note("second", Output.All(Text(slow), Text(first)).Apply(texts => texts[0]));
                later.Resolve(Text(second));
            },
            new EchoMocks { Delay = async _ => await Task.Yield() });

        Assert.StartsWith("Dependency cycle: 'first' (test:index:Note) waits for 'second'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_with_an_input_from_itself_is_reported()
    {
        var error = await Program.GetErrorAsync(() =>
        {
            var later = new DeferredOutput<string>();
            later.Resolve(new Note("self", later.Output).Id);
        });

        Assert.Equal(
            "Dependency cycle: 'self' (test:index:Note) waits for 'self' (test:index:Note); remove one of these dependencies", error);
    }

    [Fact]
    public async Task An_output_that_derives_from_itself_is_reported()
    {
        var error = await Program.GetErrorAsync(() =>
        {
            var later = new DeferredOutput<string>();
            later.Resolve(later.Output.Apply(text => text + "!"));
        });

        Assert.Equal(
            "Dependency cycle: an output waits for itself; resolve the deferred output with a value that does not derive from it", error);
    }

    [Fact]
    public async Task A_child_that_depends_on_its_own_component_is_reported()
    {
        var error = await Program.GetErrorAsync(() =>
        {
            var folder = new Folder("folder");
            _ = new Note("child", options: new() { Parent = folder, DependsOn = { folder } });
        });

        Assert.Equal(
            "Dependency cycle: 'child' (test:index:Note) waits for 'child' (test:index:Note); remove one of these dependencies", error);
    }

    [Fact]
    public async Task Components_whose_children_depend_on_each_others_component_are_reported()
    {
        var error = await Program.GetErrorAsync(() =>
        {
            var later = new DeferredOutput<string>();
            var left = new Folder("left");
            var right = new Folder("right");
            var gate = new Note("gate", later.Output);
            _ = new Note("inLeft", options: new() { Parent = left, DependsOn = { gate } });
            _ = new Note("inRight", options: new() { Parent = right, DependsOn = { left } });
            later.Resolve(new Note("last", options: new() { DependsOn = { right } }).Id);
        });

        Assert.Equal(
            "Dependency cycle: 'gate' (test:index:Note) waits for 'last' (test:index:Note) waits for 'inRight' (test:index:Note) "
            + "waits for 'inLeft' (test:index:Note) waits for 'gate' (test:index:Note); remove one of these dependencies",
            error);
    }

    [Fact]
    public async Task A_deferred_output_without_a_cycle_works()
    {
        var mocks = new EchoMocks();

        await Program.RunAsync(
            () =>
            {
                var later = new DeferredOutput<string>();
                _ = new Note("second", later.Output);
                later.Resolve(new Note("first", "text").Text);
            },
            mocks);

        Assert.Equal(["first", "second"], mocks.Asked);
    }
}
