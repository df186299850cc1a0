namespace Prototypes.Operations.Etcd;

/// <summary>What stands on a cluster: all that a plan depends on.</summary>
public sealed record EncryptionState
{
    /// <summary>The configuration on the node; null when there is none.</summary>
    public EncryptionConfiguration? Configuration { get; init; }

    /// <summary>Whether the API server is started with the configuration.</summary>
    public bool ServerUsesConfiguration { get; init; }

    /// <summary>Whether the API server reloads the configuration when it changes, and keeps using it after a restart of the node.</summary>
    public bool ServerIsPrepared { get; init; }

    /// <summary>The values in etcd of all resources that the configuration or the target names, by what they begin with.</summary>
    public IReadOnlyList<StoredValues> Stored { get; init; } = [];
}
