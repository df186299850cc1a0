using System.Globalization;
using OfflineSdk.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace OfflineSdk.Tests;

public class ScaleTests
{
    private static readonly EchoMocks UnpredictableMocks = new() { Delay = async _ => await Task.Yield() };

    [Fact]
    public async Task Five_thousand_concurrent_resources_come_in_the_order_of_their_construction()
    {
        const int Count = 5_000;

        var resources = await Program.RunAsync(
            () =>
            {
                for (var index = 0; index < Count; index++)
                {
                    _ = new Note(Name(index), Output.Create(Task.Run(() => "text")));
                }
            },
            UnpredictableMocks);

        Assert.Equal(Enumerable.Range(0, Count).Select(Name), resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task A_chain_of_twenty_thousand_resources_resolves_once_its_first_one_does()
    {
        const int Count = 20_000;
        var start = new TaskCompletionSource();
        var mocks = new EchoMocks { Delay = name => name == Name(0) ? start.Task : Task.CompletedTask };

        var resources = await Program.RunAsync(
            () =>
            {
                var last = new Note(Name(0), "text");
                for (var index = 1; index < Count; index++)
                {
                    last = new Note(Name(index), last.Text, new() { DependsOn = { last } });
                }

                Assert.Equal([Name(0)], mocks.Asked);
                start.SetResult();
            },
            mocks);

        Assert.Equal(Enumerable.Range(0, Count).Select(Name), mocks.Asked);
        Assert.Equal("text", await OutputUtilities.GetValueAsync(((Note)resources[^1]).Text));
    }

    [Fact]
    public async Task Deployments_at_the_same_time_do_not_see_each_other()
    {
        var deployments = await Task.WhenAll(Enumerable.Range(0, 20).Select(deployment => Task.Run(() => Program.RunAsync(
            () =>
            {
                for (var index = 0; index < 100; index++)
                {
                    _ = new Note(Name(index), Name(deployment));
                }
            },
            UnpredictableMocks))));

        foreach (var (deployment, resources) in deployments.Index())
        {
            var texts = await OutputUtilities.GetValueAsync(Output.All(resources.Cast<Note>().Select(note => note.Text)));
            Assert.Equal(Enumerable.Repeat(Name(deployment), 100), texts);
        }
    }

    private static string Name(int index) => index.ToString("D5", CultureInfo.InvariantCulture);
}
