using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>Facts about the official SDK, section 3: merging options, where the second wins and lists are joined.</summary>
public sealed class OptionsMergeTests
{
    [Fact]
    public void The_second_wins_where_it_is_given()
    {
        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions
            {
                Protect = true,
                Version = "1.0.0",
                ImportId = "first",
                DeleteBeforeReplace = true,
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(1), Delete = TimeSpan.FromMinutes(2) },
            },
            new CustomResourceOptions
            {
                Protect = false,
                RetainOnDelete = true,
                ImportId = "second",
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(3) },
            });

        Assert.False(merged.Protect);
        Assert.True(merged.RetainOnDelete);
        Assert.True(merged.DeleteBeforeReplace);
        Assert.Equal("1.0.0", merged.Version);
        Assert.Equal("second", merged.ImportId);
        Assert.Equal((TimeSpan.FromMinutes(3), null), (merged.CustomTimeouts!.Create, merged.CustomTimeouts.Delete));
    }

    [Fact]
    public async Task Lists_are_joined()
    {
        Thing? a = null;
        Thing? b = null;
        await TestRun.UpdateAsync(new RecordingMocks(), () => (a, b) = (new Thing("a"), new Thing("b")));

        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions
            {
                DependsOn = { a! },
                IgnoreChanges = { "1" },
                ReplaceOnChanges = { "1" },
                AdditionalSecretOutputs = { "1" },
                Aliases = { new Alias { Name = "1" } },
                ResourceTransformations = { _ => null },
            },
            new CustomResourceOptions
            {
                DependsOn = { b! },
                IgnoreChanges = { "2" },
                ReplaceOnChanges = { "2" },
                AdditionalSecretOutputs = { "2" },
                Aliases = { new Alias { Name = "2" } },
                ResourceTransformations = { _ => null },
            });

        Assert.Equal<Resource>([a!, b!], await OutputUtilities.GetValueAsync(merged.DependsOn.ToOutput()));
        Assert.Equal(["1", "2"], merged.IgnoreChanges);
        Assert.Equal(["1", "2"], merged.ReplaceOnChanges);
        Assert.Equal(["1", "2"], merged.AdditionalSecretOutputs);
        Assert.Equal(2, merged.Aliases.Count);
        Assert.Equal(2, merged.ResourceTransformations.Count);
    }

    [Fact]
    public async Task The_merged_options_are_new_ones()
    {
        Thing? a = null;
        await TestRun.UpdateAsync(new RecordingMocks(), () => a = new Thing("a"));
        var first = new CustomResourceOptions { IgnoreChanges = { "1" } };
        var second = new CustomResourceOptions { IgnoreChanges = { "2" }, DependsOn = { a! } };

        var merged = CustomResourceOptions.Merge(first, second);
        merged.IgnoreChanges.Add("3");
        merged.DependsOn.Add(a!);

        Assert.Equal(["1"], first.IgnoreChanges);
        Assert.Equal(["2"], second.IgnoreChanges);
        Assert.Single(await OutputUtilities.GetValueAsync(second.DependsOn.ToOutput()));
        Assert.Empty(await OutputUtilities.GetValueAsync(first.DependsOn.ToOutput()));
    }

    [Fact]
    public void Either_side_may_be_absent()
    {
        Assert.Equal("1", CustomResourceOptions.Merge(new CustomResourceOptions { ImportId = "1" }, null).ImportId);
        Assert.Equal("1", CustomResourceOptions.Merge(null, new CustomResourceOptions { ImportId = "1" }).ImportId);
        Assert.Empty(CustomResourceOptions.Merge(null, null).IgnoreChanges);
        Assert.Empty(ComponentResourceOptions.Merge(null, null).Providers);
    }

    [Fact]
    public async Task Providers_of_components_are_joined_and_the_second_of_a_package_wins()
    {
        ProviderResource? a1 = null;
        ProviderResource? a2 = null;
        ProviderResource? b = null;
        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            a1 = new ProviderResource("a", "a1", ResourceArgs.Empty, null);
            a2 = new ProviderResource("a", "a2", ResourceArgs.Empty, null);
            b = new ProviderResource("b", "b", ResourceArgs.Empty, null);
        });

        var joined = ComponentResourceOptions.Merge(
            new ComponentResourceOptions { Providers = { a1! } },
            new ComponentResourceOptions { Providers = { b! } });
        var replaced = ComponentResourceOptions.Merge(
            new ComponentResourceOptions { Providers = { a1!, b! } },
            new ComponentResourceOptions { Providers = { a2! } });

        Assert.Equal(["a1", "b"], joined.Providers.Select(provider => provider.GetResourceName()));
        Assert.Equal(["b", "a2"], replaced.Providers.Select(provider => provider.GetResourceName()));
    }

    [Fact]
    public async Task A_single_provider_is_kept_beside_the_list()
    {
        ProviderResource? a = null;
        ProviderResource? b = null;
        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            a = new ProviderResource("a", "a", ResourceArgs.Empty, null);
            b = new ProviderResource("b", "b", ResourceArgs.Empty, null);
        });

        var merged = ComponentResourceOptions.Merge(
            new ComponentResourceOptions { Provider = a },
            new ComponentResourceOptions { Providers = { b! } });

        Assert.Same(a, merged.Provider);
        Assert.Same(b, Assert.Single(merged.Providers));
    }
}
