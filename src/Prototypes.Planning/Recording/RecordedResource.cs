using System.Collections.Immutable;
using Prototypes.Planning.Values;
using Pulumi;

namespace Prototypes.Planning.Recording;

/// <summary>The inputs of a resource and the resources that they come from.</summary>
internal sealed record RecordedInputs(PlanMap Values, IReadOnlySet<Resource> Dependencies);

/// <summary>A resource as the program constructed it.</summary>
internal sealed class RecordedResource
{
    private const string ProviderTypePrefix = "pulumi:providers:";

    private volatile bool _isRegistered;

    public RecordedResource(Resource resource, ResourceArgs args, ResourceOptions options, RecordedResource? parent, InputWalker walker)
    {
        (Type, Name, Parent) = (resource.GetResourceType(), resource.GetResourceName(), parent);
        Kind = resource switch
        {
            ProviderResource => PlanResourceKind.Provider,
            CustomResource => PlanResourceKind.Custom,
            _ => PlanResourceKind.Component,
        };
        QualifiedType = parent is null ? Type : $"{parent.QualifiedType}${Type}";
        IsProtected = options.Protect ?? parent?.IsProtected;
        Providers = InheritProviders(options, parent?.Providers ?? ImmutableDictionary<string, ProviderResource>.Empty);
        Provider = Providers.GetValueOrDefault(PackageOf(Type));
        SecretOutputs = [.. KnownSecrets.OutputsOf(Type), .. (options as CustomResourceOptions)?.AdditionalSecretOutputs ?? []];
        Inputs = CaptureAsync(args, walker);
        Options = RecordedOptions.CaptureAsync(options, Type, IsProtected, walker);
    }

    public string Type { get; }

    public string Name { get; }

    public PlanResourceKind Kind { get; }

    public RecordedResource? Parent { get; }

    /// <summary>The types of the parents and its own, as in the URN.</summary>
    public string QualifiedType { get; }

    public ProviderResource? Provider { get; }

    public ImmutableHashSet<string> SecretOutputs { get; }

    public Task<RecordedInputs> Inputs { get; }

    public Task<RecordedOptions> Options { get; }

    /// <summary>Whether all that it waits for was there, so that it was sent to the engine.</summary>
    public bool IsRegistered
    {
        get => _isRegistered;
        set => _isRegistered = value;
    }

    private ImmutableDictionary<string, ProviderResource> Providers { get; }

    private bool? IsProtected { get; }

    // As the SDK does it: a component hands its providers on by package; a custom resource hands on an explicit one for its own package.
    private ImmutableDictionary<string, ProviderResource> InheritProviders(
        ResourceOptions options, ImmutableDictionary<string, ProviderResource> inherited) =>
        (options.Provider, options as ComponentResourceOptions) switch
        {
            ({ } provider, null) => inherited.SetItem(PackageOf(Type), provider),
            ({ } provider, _) => inherited.SetItem(ProvidedPackage(provider), provider),
            (null, { } component) => inherited.SetItems(
                component.Providers.Select(provider => KeyValuePair.Create(ProvidedPackage(provider), provider))),
            _ => inherited,
        };

    private static string PackageOf(string type) => type.Split(':', 2)[0];

    private static string ProvidedPackage(ProviderResource provider) => provider.GetResourceType()[ProviderTypePrefix.Length..];

    private async Task<RecordedInputs> CaptureAsync(ResourceArgs args, InputWalker walker)
    {
        var dependencies = new HashSet<Resource>(ReferenceEqualityComparer.Instance);
        return new RecordedInputs(KnownSecrets.Mask(Type, await walker.WalkAsync(args, dependencies).ConfigureAwait(false)), dependencies);
    }
}
