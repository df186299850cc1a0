namespace Pulumi;

public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    /// <summary>The providers, null if none were ever named.</summary>
    internal List<ProviderResource>? ProvidersOrNull => _providers is { Count: > 0 } ? _providers : null;

    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        if (options1 is not null)
        {
            merged.CopyFrom(options1);
            merged._providers = Copy(options1._providers);
        }

        if (options2 is not null)
        {
            merged.MergeFrom(options2);
            merged._providers = MergeProviders(merged._providers, options2._providers);
        }

        return merged;
    }

    // Of several providers of a package the last one wins.
    private static List<ProviderResource>? MergeProviders(List<ProviderResource>? first, List<ProviderResource>? second) =>
        Concat(first, second)?.AsEnumerable().Reverse().DistinctBy(provider => provider.Package).Reverse().ToList();
}
