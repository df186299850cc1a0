using Prototypes.Releases;
using Pulumi;

namespace Prototypes.Settings;

/// <summary>The cluster that a stack creates or uses.</summary>
public sealed record ClusterSettings
{
    private static readonly Ipv4Subnet DockerSubnet = Ipv4Subnet.Parse("172.18.0.0/16");
    private static readonly Ipv4Subnet MinikubeSubnet = Ipv4Subnet.Parse("192.168.49.0/24");

    private readonly bool _create = true;
    private readonly Ipv4Subnet? _subnet;

    /// <summary>Where the cluster comes from.</summary>
    [Setting("Where the cluster comes from: a kind cluster, a minikube cluster, or one that exists already.")]
    public ClusterKind Kind { get; init; } = ClusterKind.Kind;

    /// <summary>The name of the kind cluster or of the minikube profile.</summary>
    [Setting(
        "The name of the kind cluster or of the minikube profile.",
        Default = "the stack's name",
        Pattern = Patterns.DnsLabel,
        Rule = "a DNS label: lower-case letters, digits and hyphens, at most 63",
        Example = "learn05")]
    public required string Name { get; init; }

    /// <summary>Whether the stack creates the cluster and deletes it with the stack; always false for an existing cluster.</summary>
    [Setting(
        "Whether the stack creates the cluster, and deletes it on destroy. With false it uses one that is there, through `context`.",
        Default = "true; false for an existing cluster")]
    public bool Create
    {
        get => _create && Kind != ClusterKind.Existing;
        init => _create = value;
    }

    /// <summary>The kubeconfig context of a cluster that the stack does not create.</summary>
    [Setting(
        "The kubeconfig context of a cluster that the stack does not create.",
        Default = "`kind-<name>` for kind, `<name>` otherwise",
        Pattern = ".+",
        Rule = "the name of a context",
        Example = "kind-learn05")]
    public string? Context
    {
        get => field ?? (Kind == ClusterKind.Kind ? $"kind-{Name}" : Name);
        init;
    }

    /// <summary>The kubeconfig of an existing cluster, in place of a context; always a secret output.</summary>
    [Setting(
        "The kubeconfig of an existing cluster, as text, in place of `context`; its current context is used.",
        Default = "the machine's own kubeconfig")]
    public Input<string>? Kubeconfig { get; init; }

    /// <summary>The Kubernetes version of the nodes; for an existing cluster, the version that it runs.</summary>
    [Setting(
        "The Kubernetes version of the nodes. For an existing cluster: the version that it runs, which the components are checked against.",
        Example = "1.35.8")]
    public SemVersion KubernetesVersion { get; init; } = ReleaseCatalogue.Default.Kubernetes.Version;

    /// <summary>How many nodes the cluster has; the first is the control plane.</summary>
    [Setting("How many nodes the cluster has. The first is the control plane.", Minimum = 1, Maximum = 10)]
    public int Nodes { get; init; } = 1;

    /// <summary>minikube's driver.</summary>
    [Setting(
        "minikube's driver (minikube only).",
        Allowed = ["docker", "podman", "kvm2", "qemu", "vfkit", "hyperv", "virtualbox", "vmware"])]
    public string Driver { get; init; } = "docker";

    /// <summary>The container runtime of minikube's nodes.</summary>
    [Setting("The container runtime of the nodes (minikube only).")]
    public ContainerRuntime ContainerRuntime { get; init; } = ContainerRuntime.Containerd;

    /// <summary>The network of the nodes, from which load balancer addresses are planned.</summary>
    /// <remarks>
    /// By default minikube's own network, 192.168.49.0/24, or 172.18.0.0/16, which Docker gives its network "kind" on a machine
    /// where that is the first one made.
    /// </remarks>
    [Setting(
        "The network of the nodes, from which load balancer addresses are planned. It must be private.",
        Default = "172.18.0.0/16 for kind, 192.168.49.0/24 for minikube",
        Example = "172.18.0.0/16")]
    public Ipv4Subnet Subnet
    {
        get => _subnet ?? (Kind == ClusterKind.Minikube ? MinikubeSubnet : DockerSubnet);
        init => _subnet = value;
    }

    /// <summary>Which part of <see cref="Subnet"/> this stack takes load balancer addresses from, 0 to 9.</summary>
    [Setting("Which tenth of the subnet's last hundred addresses the load balancers of this stack get. Stacks that share a network need different ones.", Minimum = 0, Maximum = 9)]
    public int Pool { get; init; }

    /// <summary>The ports of the host that kind maps to the cluster.</summary>
    [Setting("The ports of the host that reach the cluster (kind only, and only when the stack creates it).")]
    public PortSettings Ports { get; init; } = new();

    /// <summary>How many CPUs minikube gives each node; null for minikube's default.</summary>
    [Setting("How many CPUs each node gets (minikube only).", Default = "minikube's own", Minimum = 2, Maximum = 256)]
    public int? Cpus { get; init; }

    /// <summary>How much memory minikube gives each node, such as <c>8g</c>; null for minikube's default.</summary>
    [Setting(
        "How much memory each node gets (minikube only).",
        Default = "minikube's own",
        Pattern = Patterns.Memory,
        Rule = "an amount of memory: a whole number with m, mb, g or gb",
        Example = "8g")]
    public string? Memory { get; init; }
}
