namespace Pulumi;

/// <summary>A configured provider, for the resources of its package.</summary>
public class ProviderResource : CustomResource
{
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : this(package, name, args, options, registerPackageRequest: null)
    {
    }

    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base($"pulumi:providers:{package}", name, args, options, registerPackageRequest) => Package = package;

    internal string Package { get; }

    /// <summary>How resources name this provider to the engine: URN and id, or what stands for an id that is not known yet.</summary>
    internal async ValueTask<string> GetReferenceAsync(Waiter? waiter)
    {
        var urn = await Urn.Source.GetAsync(waiter).ConfigureAwait(false);
        var id = await Id.Source.GetAsync(waiter).ConfigureAwait(false);
        return $"{urn.Value}::{(id.IsKnown && !string.IsNullOrEmpty(id.Value) ? id.Value : UnknownId)}";
    }

    private const string UnknownId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
}
