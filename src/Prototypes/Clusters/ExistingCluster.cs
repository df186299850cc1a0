using Prototypes.Platform;
using Pulumi;
using KubernetesProvider = Pulumi.Kubernetes.Provider;
using KubernetesProviderArgs = Pulumi.Kubernetes.ProviderArgs;

namespace Prototypes.Clusters;

/// <summary>A cluster that is there already. The stack deletes what it deployed to it, and leaves the cluster alone.</summary>
public sealed class ExistingCluster : Cluster
{
    /// <summary>Registers a cluster that is there already.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">How to reach it.</param>
    /// <param name="options">Its resource options.</param>
    public ExistingCluster(string name, ExistingClusterArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:cluster:ExistingCluster", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Provider = CreateProvider(args.Kubeconfig is { } kubeconfig
            ? new KubernetesProviderArgs { KubeConfig = kubeconfig.Apply(Output.CreateSecret) }
            : new KubernetesProviderArgs { Context = args.Context },
            // The API server is away while encryption is turned on or off.
            args.Encryption is { } encryption ? [encryption.Ready] : []);
        RegisterOutputs();
    }

    /// <inheritdoc />
    public override KubernetesProvider Provider { get; }

    /// <inheritdoc />
    public override Resource? Lifecycle => null;
}

/// <summary>How to reach an <see cref="ExistingCluster"/>.</summary>
public sealed class ExistingClusterArgs : ResourceArgs
{
    /// <summary>The context of the user's kubeconfig. Not used when <see cref="Kubeconfig"/> is given.</summary>
    public required string Context { get; init; }

    /// <summary>The text of a kubeconfig, treated as a secret; null takes the user's own with <see cref="Context"/>.</summary>
    public Input<string>? Kubeconfig { get; init; }

    /// <summary>What has it encrypt in etcd, which everything in it waits for; null for nothing. Default: null.</summary>
    public EtcdEncryption? Encryption { get; init; }
}
