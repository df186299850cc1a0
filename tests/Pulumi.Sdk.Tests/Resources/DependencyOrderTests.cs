using Pulumi.Sdk.Tests.Support;


namespace Pulumi.Sdk.Tests.Resources;

/// <summary>
/// Facts about the official SDK, section 3, "Observing", 2: a resource is registered when all that it waits for is. The registration of
/// "first" ends only after "sentinel" has begun, which the program creates last; what has not begun by then is waiting for "first".
/// </summary>
public sealed class DependencyOrderTests
{
    [Fact]
    public async Task Resources_that_share_nothing_are_registered_at_the_same_time()
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mocks = new RecordingMocks
        {
            NewResource = async args =>
            {
                await (args.Name == "second" ? Task.Run(second.SetResult) : second.Task.WaitAsync(TimeSpan.FromSeconds(30)));
                return ($"{args.Name}-id", args.Inputs);
            },
        };

        var resources = await TestRun.UpdateAsync(mocks, () =>
        {
            _ = new Thing("first");
            _ = new Thing("second");
        });

        Assert.Equal(2, resources.Length);
    }

    [Fact]
    public async Task DependsOn_waits() =>
        Assert.Equal(Waiting, await Events(first => new Thing("second", null, new CustomResourceOptions { DependsOn = { first } })));

    [Fact]
    public async Task An_output_of_DependsOn_waits() =>
        Assert.Equal(Waiting, await Events(first => new Thing(
            "second",
            null,
            new CustomResourceOptions { DependsOn = Output.Create<Resource>(first) })));

    [Fact]
    public async Task An_output_used_as_input_waits() =>
        Assert.Equal(Waiting, await Events(first => new Thing("second", new ThingArgs { Text = first.Id })));

    [Fact]
    public async Task An_output_deep_inside_of_an_input_waits() =>
        Assert.Equal(Waiting, await Events(first => new Thing(
            "second",
            new ThingArgs { Map = new Dictionary<string, object> { ["nested"] = new[] { Output.Format($"x-{first.Number}") } } })));

    [Fact]
    public async Task A_resource_used_as_input_waits() =>
        Assert.Equal(Waiting, await Events(first => new Thing("second", new ThingArgs { Resource = first })));

    [Fact]
    public async Task A_parent_is_waited_for() =>
        Assert.Equal(Waiting, await Events(first => new Thing("second", null, new CustomResourceOptions { Parent = first })));

    [Fact]
    public async Task A_provider_is_waited_for() =>
        Assert.Equal(
            Waiting,
            await Events(
                () => new ProviderResource("test", "first", ResourceArgs.Empty, null),
                first => new Thing("second", null, new CustomResourceOptions { Provider = first })));

    [Fact]
    public async Task A_component_is_waited_for_with_all_its_children() =>
        Assert.Equal(
            Waiting,
            await Events(
                () => new Group("group", null, self => _ = new Group(
                    "inner",
                    new ComponentResourceOptions { Parent = self },
                    inner => _ = new Thing("first", null, new CustomResourceOptions { Parent = inner }))),
                group => new Thing("second", null, new CustomResourceOptions { DependsOn = { group } })));

    [Fact]
    public async Task A_component_that_depends_on_a_resource_makes_its_children_wait() =>
        Assert.Equal(Waiting, await Events(first => new Group(
            "group",
            new ComponentResourceOptions { DependsOn = { first } },
            self => _ = new Thing("second", null, new CustomResourceOptions { Parent = self }))));

    [Fact]
    public async Task What_it_is_deleted_with_is_waited_for() =>
        Assert.Equal(Waiting, await Events(first => new Thing("second", null, new CustomResourceOptions { DeletedWith = first })));

    private static IEnumerable<string> Waiting => ["first begins", "sentinel begins", "first ends", "second begins"];

    private static Task<List<string>> Events(Func<Thing, Resource> second) => Events(() => new Thing("first"), second);

    private static async Task<List<string>> Events<T>(Func<T> first, Func<T, Resource> second)
    {
        var events = new List<string>();
        var sentinel = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mocks = new RecordingMocks
        {
            NewResource = async args =>
            {
                Add($"{args.Name} begins");
                if (args.Name == "sentinel")
                {
                    sentinel.SetResult();
                }

                if (args.Name == "first")
                {
                    await sentinel.Task;
                    for (var turn = 0; turn < 100; turn++)
                    {
                        await Task.Yield();
                    }

                    Add("first ends");
                }

                return ($"{args.Name}-id", args.Inputs);
            },
        };

        await TestRun.UpdateAsync(mocks, () =>
        {
            second(first());
            _ = new Thing("sentinel");
        });

        return events;

        void Add(string happened)
        {
            if (!happened.StartsWith("group", StringComparison.Ordinal) && !happened.StartsWith("inner", StringComparison.Ordinal))
            {
                lock (events)
                {
                    events.Add(happened);
                }
            }
        }
    }
}
