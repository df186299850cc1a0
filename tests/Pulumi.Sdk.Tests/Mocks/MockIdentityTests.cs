using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Mocks;

/// <summary>Facts about the official SDK, section 3, "What mocks see": types, names, ids and URNs.</summary>
public sealed class MockIdentityTests
{
    [Fact]
    public async Task Mocks_see_resources_components_providers_and_reads_but_not_the_stack()
    {
        var mocks = new RecordingMocks();

        var resources = await TestRun.UpdateAsync(mocks, () =>
        {
            _ = new Thing("thing");
            _ = new Group("group");
            _ = new ProviderResource("test", "provider", ResourceArgs.Empty, null);
            _ = Thing.Get("read", "known-id");
        });

        Assert.Equal(
            ["pulumi:providers:test provider", "test:index:Group group", "test:index:Thing read", "test:index:Thing thing"],
            mocks.Resources.Select(resource => $"{resource.Type} {resource.Name}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["pulumi:providers:test provider", "test:index:Group group", "test:index:Thing read", "test:index:Thing thing"],
            resources.Select(resource => $"{resource.GetResourceType()} {resource.GetResourceName()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_new_resource_has_an_empty_id_and_a_read_or_imported_one_its_own()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () =>
        {
            _ = new Thing("new", new ThingArgs { Text = "t" });
            _ = Thing.Get("read", "read-id");
            _ = new Thing("imported", new ThingArgs { Text = "t" }, new CustomResourceOptions { ImportId = "import-id" });
        });

        Assert.Equal(("", """{"text":"t"}"""), (mocks["new"].Id, mocks.Inputs("new")));
        Assert.Equal(("read-id", "{}"), (mocks["read"].Id, mocks.Inputs("read")));
        Assert.Equal(("import-id", """{"text":"t"}"""), (mocks["imported"].Id, mocks.Inputs("imported")));
    }

    [Fact]
    public async Task A_read_resource_keeps_the_id_that_it_was_read_by()
    {
        Thing? thing = null;

        await TestRun.UpdateAsync(new RecordingMocks(), () => thing = Thing.Get("read", Output.Create("read-id")));

        Assert.Equal("read-id", await OutputUtilities.GetValueAsync(thing!.Id));
    }

    [Fact]
    public async Task Urns_name_stack_project_type_and_name_and_only_the_outermost_parent()
    {
        Thing? top = null;
        Thing? deep = null;

        await Deployment.TestAsync(new RecordingMocks(), new() { IsPreview = false, ProjectName = "proj", StackName = "dev" }, () =>
        {
            top = new Thing("top");
            var outer = new Group("outer");
            var inner = new Group("inner", new ComponentResourceOptions { Parent = outer });
            deep = new Thing("deep", null, new CustomResourceOptions { Parent = inner });
        });

        Assert.Equal(
            "urn:pulumi:dev::proj::pulumi:pulumi:Stack$test:index:Thing::top",
            await OutputUtilities.GetValueAsync(top!.Urn));
        Assert.Equal(
            "urn:pulumi:dev::proj::pulumi:pulumi:Stack$test:index:Thing::deep",
            await OutputUtilities.GetValueAsync(deep!.Urn));
    }
}
