using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>Facts about the official SDK, section 3, "Observing", 3: the resources that an output derives from.</summary>
public sealed class OutputDependencyTests
{
    [Fact]
    public async Task Outputs_know_the_resources_that_they_derive_from()
    {
        Thing? a = null;
        Thing? b = null;
        Output<string>? combined = null;
        Output<string>? applied = null;
        Output<string>? json = null;
        Output<string>? unsecret = null;

        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            a = new Thing("a");
            b = new Thing("b");
            combined = Output.Format($"{a.Id}{b.Id}");
            applied = a.Id.Apply(_ => b.Id);
            json = Output.JsonSerialize(Output.Create(new[] { a.Id }));
            unsecret = Output.Unsecret(Output.CreateSecret(a.Id));
        });

        Assert.Equal(["a", "b"], await Names(combined!));
        Assert.Equal(["a", "b"], await Names(applied!));
        Assert.Equal(["a"], await Names(json!));
        Assert.Equal(["a"], await Names(unsecret!));
        Assert.Equal(["b"], await Names(b!.Urn));
        Assert.Equal(["a"], await Names(OutputUtilities.WithDependency(Output.Create(1), a!)));
    }

    [Fact]
    public async Task An_unknown_keeps_its_dependencies()
    {
        Output<int>? applied = null;

        await TestRun.PreviewAsync(RecordingMocks.Returning(), () => applied = new Thing("a").Number.Apply(number => number + 1));

        Assert.False(await OutputUtilities.GetIsKnownAsync(applied!));
        Assert.Equal(["a"], await Names(applied!));
    }

    [Fact]
    public async Task Lists_and_maps_of_inputs_depend_on_what_their_elements_do()
    {
        var list = new InputList<string>();
        var map = new InputMap<object>();

        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            list.Add("plain", new Thing("a").Id);
            map.Add("key", new Thing("b").Id.Apply(id => (object)id));
        });

        Assert.Equal(["a"], await Names(list.ToOutput()));
        Assert.Equal(["b"], await Names(map.ToOutput()));
    }

    private static async Task<IEnumerable<string>> Names<T>(Output<T> output) =>
        (await OutputUtilities.GetDependenciesAsync(output)).Select(resource => resource.GetResourceName()).Order(StringComparer.Ordinal);
}
