using Prototypes.Platform;
using Pulumi;
using KubernetesProvider = Pulumi.Kubernetes.Provider;
using KubernetesProviderArgs = Pulumi.Kubernetes.ProviderArgs;

namespace Prototypes.Clusters;

/// <summary>A kind cluster, created and deleted with the stack.</summary>
public sealed class KindCluster : Cluster
{
    /// <summary>Registers a kind cluster.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What the cluster is like.</param>
    /// <param name="options">Its resource options.</param>
    public KindCluster(string name, KindClusterArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:cluster:KindCluster", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var configuration = KindConfiguration.For(args.ClusterName, args.NodeImage, args.Nodes, args.Ports, args.Encryption is not null).ToYaml();
        var create = $"kind create cluster --name {args.ClusterName} --wait {ClusterCommands.WaitSeconds}s --config -";
        var lifecycle = ClusterCommands.Lifecycle(
            $"{name}-lifecycle",
            create: args.Encryption?.WithConfiguration(create) ?? create,
            delete: $"kind delete cluster --name {args.ClusterName}",
            configuration,
            this,
            args.Encryption?.Ready);
        var kubeconfig = ClusterCommands.Kubeconfig(
            $"{name}-kubeconfig", $"kind get kubeconfig --name {args.ClusterName}", lifecycle, this);

        Lifecycle = lifecycle;
        Provider = CreateProvider(
            new KubernetesProviderArgs { KubeConfig = Output.CreateSecret(kubeconfig.Stdout), ClusterIdentifier = lifecycle.Id });
        RegisterOutputs();
    }

    /// <inheritdoc />
    public override KubernetesProvider Provider { get; }

    /// <inheritdoc />
    public override Resource Lifecycle { get; }
}

/// <summary>What a <see cref="KindCluster"/> is like.</summary>
public sealed class KindClusterArgs : ResourceArgs
{
    /// <summary>The cluster's name.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The image of its nodes, pinned by digest.</summary>
    public required string NodeImage { get; init; }

    /// <summary>How many nodes it has, the control plane included. Default: 1.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>The ports of this machine that lead to the control plane. Default: none.</summary>
    public PortPlan Ports { get; init; } = PortPlan.Empty;

    /// <summary>What it encrypts in etcd from its first start, or null for nothing. Default: null.</summary>
    public EtcdEncryption? Encryption { get; init; }
}
