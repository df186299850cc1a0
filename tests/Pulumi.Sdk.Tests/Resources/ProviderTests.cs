using Pulumi.Sdk.Tests.Support;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>Facts about the official SDK, section 3, "What mocks see": the provider of a resource, given or inherited.</summary>
public sealed class ProviderTests
{
    private const string Reference = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::provider::provider-id";

    [Fact]
    public async Task Without_a_provider_the_reference_is_empty() => Assert.Equal("", await Seen(_ => new Thing("a")));

    [Fact]
    public async Task A_given_provider_is_seen_as_urn_and_id() =>
        Assert.Equal(Reference, await Seen(provider => new Thing("a", null, new CustomResourceOptions { Provider = provider })));

    [Fact]
    public async Task A_component_passes_its_provider_on_to_its_children_of_that_package() =>
        Assert.Equal(
            Reference,
            await Seen(provider => new Thing("a", null, Child(new Group("group", new ComponentResourceOptions { Provider = provider })))));

    [Fact]
    public async Task A_component_passes_its_list_of_providers_on() =>
        Assert.Equal(
            Reference,
            await Seen(provider => new Thing("a", null, Child(new Group("group", new ComponentResourceOptions { Providers = { provider } })))));

    [Fact]
    public async Task Providers_are_inherited_through_components_and_custom_resources() =>
        Assert.Equal(
            Reference,
            await Seen(provider =>
            {
                var outer = new Group("outer", new ComponentResourceOptions { Providers = { provider } });
                var inner = new Group("inner", new ComponentResourceOptions { Parent = outer });
                return new Thing("a", null, Child(new Thing("parent", null, Child(inner))));
            }));

    [Fact]
    public async Task Children_of_a_custom_resource_inherit_the_provider_given_to_it() =>
        Assert.Equal(
            Reference,
            await Seen(provider => new Thing("a", null, Child(new Thing("parent", null, new CustomResourceOptions { Provider = provider })))));

    [Fact]
    public async Task A_provider_of_another_package_is_not_inherited() =>
        Assert.Equal(
            "",
            await Seen(_ => new Thing(
                "a",
                null,
                Child(new Group("group", new ComponentResourceOptions { Providers = { new ProviderResource("other", "o", ResourceArgs.Empty, null) } })))));

    [Fact]
    public async Task The_nearest_provider_wins() =>
        Assert.Equal(
            Reference,
            await Seen(provider =>
            {
                var far = new ProviderResource("test", "far", ResourceArgs.Empty, null);
                var outer = new Group("outer", new ComponentResourceOptions { Providers = { far } });
                return new Thing("a", null, Child(new Group("inner", new ComponentResourceOptions { Parent = outer, Providers = { provider } })));
            }));

    [Fact]
    public async Task A_component_itself_has_none() =>
        Assert.Equal("", await Seen(provider => new Group("a", new ComponentResourceOptions { Provider = provider })));

    [Fact]
    public async Task A_component_takes_a_provider_or_a_list_of_providers_but_not_both()
    {
        var message = await TestRun.FailureAsync(() =>
        {
            var provider = new ProviderResource("test", "provider", ResourceArgs.Empty, null);
            _ = new Group("a", new ComponentResourceOptions { Provider = provider, Providers = { provider } });
        });

        Assert.Contains("Do not supply both 'provider' and 'providers' options to a ComponentResource.", message, StringComparison.Ordinal);
    }

    private static CustomResourceOptions Child(Resource parent) => new() { Parent = parent };

    private static async Task<string?> Seen(Func<ProviderResource, Resource> create)
    {
        var mocks = new RecordingMocks();
        await TestRun.UpdateAsync(mocks, () => create(new ProviderResource("test", "provider", ResourceArgs.Empty, null)));
        return mocks["a"].Provider;
    }
}
