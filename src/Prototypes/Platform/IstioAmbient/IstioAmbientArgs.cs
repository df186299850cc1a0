using Prototypes.Releases;
using Prototypes.Settings;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>What an <see cref="IstioAmbient"/> installs.</summary>
public sealed class IstioAmbientArgs : ResourceArgs
{
    /// <summary>The chart with what all revisions share.</summary>
    public required ChartRelease Base { get; init; }

    /// <summary>The chart of the control plane.</summary>
    public required ChartRelease Istiod { get; init; }

    /// <summary>The chart of the CNI agent.</summary>
    public required ChartRelease Cni { get; init; }

    /// <summary>The chart of the node proxy.</summary>
    public required ChartRelease Ztunnel { get; init; }

    /// <summary>The kind of cluster, which decides where the CNI agent finds its files.</summary>
    public required ClusterKind Platform { get; init; }

    /// <summary>The container runtime of the nodes. Default: containerd, which kind always has.</summary>
    public ContainerRuntime ContainerRuntime { get; init; } = ContainerRuntime.Containerd;

    /// <summary>Whether istiod has to be told to read route kinds that it counts as alpha. Default: false.</summary>
    public bool AlphaRoutes { get; init; }

    /// <summary>What the Gateway API's CRDs are ready with: istiod makes its GatewayClass when it finds them.</summary>
    public required Resource GatewayApi { get; init; }
}
