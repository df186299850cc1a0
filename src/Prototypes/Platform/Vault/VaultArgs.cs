using Prototypes.Releases;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>What a <see cref="Vault"/> installs.</summary>
public sealed class VaultArgs : ResourceArgs
{
    /// <summary>The chart.</summary>
    public required ChartRelease Release { get; init; }

    /// <summary>Vault's image, pinned by tag.</summary>
    public required string Image { get; init; }

    /// <summary>What issues its server certificate.</summary>
    public required CertManager CertManager { get; init; }

    /// <summary>The kubeconfig context of the cluster, by which its operating commands reach it.</summary>
    public required string Context { get; init; }

    /// <summary>How many replicas it has. Default: 3; 1 saves memory.</summary>
    public int Replicas { get; init; } = 3;

    /// <summary>How many unseal keys it makes. Default: 5.</summary>
    public int KeyShares { get; init; } = 5;

    /// <summary>How many of them unseal it. Default: 3.</summary>
    public int KeyThreshold { get; init; } = 3;
}
