using Prototypes.Releases;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>What a <see cref="CertManager"/> installs.</summary>
public sealed class CertManagerArgs : ResourceArgs
{
    /// <summary>The chart.</summary>
    public required ChartRelease Release { get; init; }

    /// <summary>
    /// What the Gateway API's CRDs are ready with, or null where the cluster has none: the controller crashes at its start when the support is
    /// on without them (https://github.com/cert-manager/cert-manager/issues/5449).
    /// </summary>
    public Resource? GatewayApi { get; init; }
}
