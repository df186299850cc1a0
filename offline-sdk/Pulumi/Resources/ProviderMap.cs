using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The providers that a resource hands down to its children, by package.</summary>
internal sealed class ProviderMap
{
    public static readonly ProviderMap Empty = new(ImmutableDictionary<string, ProviderResource>.Empty);

    private readonly ImmutableDictionary<string, ProviderResource> _byPackage;

    private ProviderMap(ImmutableDictionary<string, ProviderResource> byPackage) => _byPackage = byPackage;

    /// <summary>The parent's providers with those that the options name.</summary>
    /// <exception cref="ResourceException">A component is given one provider and several.</exception>
    public static ProviderMap For(Resource resource, ResourceOptions options)
    {
        var inherited = options.Parent?.Providers ?? Empty;
        if (resource is CustomResource)
        {
            return options.Provider is { } own && Package(resource.GetResourceType()) is { } package
                ? new(inherited._byPackage.SetItem(package, own))
                : inherited;
        }

        var several = (options as ComponentResourceOptions)?.ProvidersOrNull;
        if (options.Provider is { } single)
        {
            return several is null
                ? new(inherited._byPackage.SetItem(single.Package, single))
                : throw new ResourceException(
                    "Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        return several is null
            ? inherited
            : new(inherited._byPackage.SetItems(several.Select(provider => KeyValuePair.Create(provider.Package, provider))));
    }

    public ProviderResource? Find(string token) =>
        _byPackage.IsEmpty || Package(token) is not { } package ? null : _byPackage.GetValueOrDefault(package);

    private static string? Package(string token) => token.Split(':') is [var package, _, _] ? package : null;
}
