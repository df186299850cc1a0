using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace Prototypes.Platform;

/// <summary>Installs the CRDs of a release from the file that it publishes.</summary>
internal static class CrdManifests
{
    /// <summary>Registers the CRDs. They are ready when the API server has established them.</summary>
    /// <param name="name">Their logical name in the stack.</param>
    /// <param name="file">The published file.</param>
    /// <param name="parent">The component that they belong to.</param>
    /// <param name="options">The options of that component.</param>
    /// <param name="dependsOn">What they wait for. Default: the cluster only.</param>
    public static ConfigFile Create(string name, Uri file, ComponentResource parent, ComponentResourceOptions? options, params Resource[] dependsOn) => new(
        name,
        new ConfigFileArgs { File = file.ToString() },
        new ComponentResourceOptions
        {
            Parent = parent,
            DependsOn = dependsOn,
            // The SDK hands a component that lives in a plugin only the providers that it is given itself, not those of its parent.
            Providers = [.. options?.Providers ?? []],
        });
}
