using OfflineSdk.Tests.Support;
using Pulumi;

namespace OfflineSdk.Tests;

public class DuplicateUrnTests
{
    private const string Error =
        "Duplicate resource URN 'urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Note::twin'; try giving it a unique name";

    [Fact]
    public async Task Two_resources_of_a_type_and_name_are_reported() =>
        Assert.Equal(Error, await Program.GetErrorAsync(() =>
        {
            _ = new Note("twin");
            _ = new Note("twin");
        }));

    [Fact]
    public async Task So_are_two_under_different_parents() =>
        Assert.Equal(Error, await Program.GetErrorAsync(() =>
        {
            _ = new Note("twin", options: new() { Parent = new Folder("left") });
            _ = new Note("twin", options: new() { Parent = new Folder("right") });
        }));

    [Fact]
    public async Task The_second_one_never_reaches_the_mocks()
    {
        var mocks = new EchoMocks();

        await Program.GetErrorAsync(
            () =>
            {
                _ = new Note("twin");
                _ = new Note("twin");
            },
            mocks);

        Assert.Equal(["twin"], mocks.Asked);
    }

    [Fact]
    public async Task A_name_may_be_used_again_for_another_type()
    {
        var resources = await Program.RunAsync(() =>
        {
            _ = new Note("same");
            _ = new Folder("same");
        });

        Assert.Equal(["test:index:Note", "test:index:Folder"], resources.Select(resource => resource.GetResourceType()));
    }
}
