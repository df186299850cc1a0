using System.Globalization;
using Prototypes.Platform;
using Pulumi;
using KubernetesProvider = Pulumi.Kubernetes.Provider;
using KubernetesProviderArgs = Pulumi.Kubernetes.ProviderArgs;
using MinikubeEncryption = Prototypes.Operations.Etcd.MinikubeEncryption;

namespace Prototypes.Clusters;

/// <summary>A minikube cluster (profile), created and deleted with the stack.</summary>
public sealed class MinikubeCluster : Cluster
{
    /// <summary>Registers a minikube cluster.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What the cluster is like.</param>
    /// <param name="options">Its resource options.</param>
    public MinikubeCluster(string name, MinikubeClusterArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:cluster:MinikubeCluster", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var lifecycle = ClusterCommands.Lifecycle(
            $"{name}-lifecycle",
            create: InHome(args, string.Join(' ', StartCommand(args))),
            delete: InHome(args, $"minikube delete --profile {args.ClusterName}"),
            input: null,
            this,
            args.Encryption?.Ready);
        // minikube itself has no command for it; the context that it adds is named after the profile.
        var kubeconfig = ClusterCommands.Kubeconfig(
            $"{name}-kubeconfig",
            $"kubectl config view --raw --flatten --minify --context {args.ClusterName}",
            lifecycle,
            this);

        Lifecycle = lifecycle;
        Provider = CreateProvider(
            new KubernetesProviderArgs { KubeConfig = Output.CreateSecret(kubeconfig.Stdout), ClusterIdentifier = lifecycle.Id });
        RegisterOutputs();
    }

    /// <inheritdoc />
    public override KubernetesProvider Provider { get; }

    /// <inheritdoc />
    public override Resource Lifecycle { get; }

    // Its files go to every cluster of a home.
    private static string InHome(MinikubeClusterArgs args, string command) => args.Encryption?.WithConfiguration(command) ?? command;

    private static IEnumerable<string> StartCommand(MinikubeClusterArgs args)
    {
        yield return "minikube start";
        yield return $"--profile {args.ClusterName}";
        yield return $"--kubernetes-version v{args.KubernetesVersion}";
        yield return $"--nodes {args.Nodes.ToString(CultureInfo.InvariantCulture)}";
        yield return $"--driver {args.Driver}";
        yield return $"--container-runtime {args.ContainerRuntime}";
        if (args.StaticAddress is not null)
        {
            yield return $"--static-ip {args.StaticAddress}";
        }

        if (args.Cpus is { } cpus)
        {
            yield return $"--cpus {cpus.ToString(CultureInfo.InvariantCulture)}";
        }

        if (args.Memory is not null)
        {
            yield return $"--memory {args.Memory}";
        }

        foreach (var option in args.Encryption is null ? [] : MinikubeEncryption.ExtraConfig)
        {
            yield return $"--extra-config {option}";
        }

        yield return $"--wait all --wait-timeout {ClusterCommands.WaitSeconds}s";
        yield return "--interactive=false";
    }
}

/// <summary>What a <see cref="MinikubeCluster"/> is like.</summary>
public sealed class MinikubeClusterArgs : ResourceArgs
{
    /// <summary>The profile's name, which is the cluster's too.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The Kubernetes version, without a leading v.</summary>
    public required string KubernetesVersion { get; init; }

    /// <summary>minikube's driver, such as <c>docker</c>.</summary>
    public required string Driver { get; init; }

    /// <summary>The container runtime of the nodes: <c>containerd</c>, <c>docker</c> or <c>cri-o</c>.</summary>
    public required string ContainerRuntime { get; init; }

    /// <summary>How many nodes it has, the control plane included. Default: 1.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>
    /// The address of the control plane, which makes its network the /24 around it; null leaves both to minikube. Only the drivers docker and podman
    /// know it.
    /// </summary>
    public string? StaticAddress { get; init; }

    /// <summary>How many CPUs each node gets; null leaves it to minikube.</summary>
    public int? Cpus { get; init; }

    /// <summary>How much memory each node gets, such as <c>8g</c>; null leaves it to minikube.</summary>
    public string? Memory { get; init; }

    /// <summary>What it encrypts in etcd from its first start, or null for nothing. Default: null.</summary>
    public EtcdEncryption? Encryption { get; init; }
}
