using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Prototypes.Workloads;

/// <summary>A web server: what its Deployment and its Service have in common for all sample applications.</summary>
internal sealed record WebApplication
{
    /// <summary>The name of the Deployment and of its container.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The labels of all its objects, by which the Deployment and the Service find its pods. Default: <c>app</c> with
    /// <see cref="Name"/>.
    /// </summary>
    public ImmutableDictionary<string, string> Labels
    {
        get => field ?? ImmutableDictionary<string, string>.Empty.Add("app", Name);
        init;
    }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its image, pinned by tag.</summary>
    public required string Image { get; init; }

    /// <summary>The id of the user that the image runs as.</summary>
    public required int User { get; init; }

    /// <summary>The id of its group. Default: the same as <see cref="User"/>.</summary>
    public int? Group { get; init; }

    /// <summary>Whether the image writes to its root file system, in places that can't be mounted. Default: false.</summary>
    public bool WritableRoot { get; init; }

    /// <summary>
    /// The ServiceAccount, which is the pods' identity in the mesh. They get no token for it. Default: the namespace's own.
    /// </summary>
    public string? ServiceAccount { get; init; }

    /// <summary>The environment variables of the container. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the container needs. Default: what a small static server does.</summary>
    public ContainerSize Size { get; init; } = new("10m", "16Mi", "250m", "64Mi");

    /// <summary>The arguments of the container. Default: the image's.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The port that it listens on.</summary>
    public required int ContainerPort { get; init; }

    /// <summary>The path that answers when it is ready.</summary>
    public required string HealthPath { get; init; }

    /// <summary>Whether it speaks TLS.</summary>
    public bool Tls { get; init; }

    /// <summary>The name of its Service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The port of its Service.</summary>
    public required int ServicePort { get; init; }

    /// <summary>The name of the Service's port, by which routes find it.</summary>
    public string PortName => Tls ? "https" : "http";

    /// <summary>How many pods it has. Default: 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>The directories that it mounts. Default: none.</summary>
    public ImmutableArray<Mount> Mounts { get; init; } = [];

    /// <summary>Labels of the pods beside <see cref="Labels"/>. Default: none.</summary>
    public ImmutableDictionary<string, string> PodLabels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Annotations of the pods. Default: none.</summary>
    public ImmutableDictionary<string, string> PodAnnotations { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A directory of the container and what is in it.</summary>
    /// <param name="Path">The directory.</param>
    /// <param name="Volume">What is in it.</param>
    public sealed record Mount(string Path, VolumeArgs Volume)
    {
        /// <summary>Whether the container may write to it.</summary>
        public bool Writable { get; init; }
    }

    /// <summary>What a container needs, and what it may take.</summary>
    /// <param name="Cpu">The processor time that it needs.</param>
    /// <param name="Memory">The memory that it needs.</param>
    /// <param name="CpuLimit">The processor time that it may take.</param>
    /// <param name="MemoryLimit">The memory beyond which it is ended.</param>
    public sealed record ContainerSize(string Cpu, string Memory, string CpuLimit, string MemoryLimit);

    /// <summary>A directory for files that go with the pod.</summary>
    /// <param name="name">The volume's name.</param>
    /// <param name="path">The directory.</param>
    public static Mount Scratch(string name, string path) =>
        new(path, new VolumeArgs { Name = name, EmptyDir = new EmptyDirVolumeSourceArgs() }) { Writable = true };

    /// <summary>Registers the Deployment.</summary>
    /// <param name="logicalName">Its logical name in the stack.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="dependsOn">What its pods need to start.</param>
    public Deployment CreateDeployment(string logicalName, ComponentResource parent, params Resource[] dependsOn)
    {
        var pod = new PodSpecArgs
        {
            AutomountServiceAccountToken = false,
            SecurityContext = RestrictedPod.Pod(User, Group ?? User),
            Containers = { Container() },
        };
        if (ServiceAccount is not null)
        {
            pod.ServiceAccountName = ServiceAccount;
        }

        foreach (var mount in Mounts)
        {
            pod.Volumes.Add(mount.Volume);
        }

        var podMetadata = new ObjectMetaArgs { Labels = Labels.AddRange(PodLabels) };
        if (!PodAnnotations.IsEmpty)
        {
            podMetadata.Annotations = PodAnnotations;
        }

        return new Deployment(
            logicalName,
            new DeploymentArgs
            {
                Metadata = Metadata(Name),
                Spec = new DeploymentSpecArgs
                {
                    Replicas = Replicas,
                    Selector = new LabelSelectorArgs { MatchLabels = Labels },
                    Template = new PodTemplateSpecArgs { Metadata = podMetadata, Spec = pod },
                },
            },
            new CustomResourceOptions { Parent = parent, DependsOn = dependsOn });
    }

    /// <summary>Registers the Service.</summary>
    /// <param name="logicalName">Its logical name in the stack.</param>
    /// <param name="parent">The component that it belongs to.</param>
    public Service CreateService(string logicalName, ComponentResource parent) => new(
        logicalName,
        new ServiceArgs
        {
            Metadata = Metadata(ServiceName),
            Spec = new ServiceSpecArgs
            {
                Selector = Labels,
                Ports =
                {
                    new ServicePortArgs { Name = PortName, Port = ServicePort, TargetPort = PortName, Protocol = "TCP" },
                },
            },
        },
        new CustomResourceOptions { Parent = parent });

    /// <summary>Registers the ServiceAccount that <see cref="ServiceAccount"/> names.</summary>
    /// <param name="logicalName">Its logical name in the stack.</param>
    /// <param name="parent">The component that it belongs to.</param>
    public ServiceAccount CreateServiceAccount(string logicalName, ComponentResource parent) => new(
        logicalName,
        new ServiceAccountArgs
        {
            Metadata = Metadata(ServiceAccount ?? throw new InvalidOperationException($"'{Name}' has no ServiceAccount of its own.")),
            AutomountServiceAccountToken = false,
        },
        new CustomResourceOptions { Parent = parent });

    private ObjectMetaArgs Metadata(string name) => new()
    {
        Name = name,
        Namespace = Namespace,
        Labels = Labels,
    };

    private ContainerArgs Container()
    {
        var container = new ContainerArgs
        {
            Name = Name,
            Image = Image,
            Ports = { new ContainerPortArgs { Name = PortName, ContainerPortValue = ContainerPort, Protocol = "TCP" } },
            ReadinessProbe = new ProbeArgs
            {
                HttpGet = new HTTPGetActionArgs { Path = HealthPath, Port = PortName, Scheme = Tls ? "HTTPS" : "HTTP" },
                PeriodSeconds = 5,
            },
            Resources = new ResourceRequirementsArgs
            {
                Requests = { { "cpu", Size.Cpu }, { "memory", Size.Memory } },
                Limits = { { "cpu", Size.CpuLimit }, { "memory", Size.MemoryLimit } },
            },
            SecurityContext = RestrictedPod.Container(WritableRoot),
        };
        if (!Arguments.IsEmpty)
        {
            container.Args = Arguments;
        }

        foreach (var (name, value) in Environment)
        {
            container.Env.Add(new EnvVarArgs { Name = name, Value = value });
        }

        foreach (var mount in Mounts)
        {
            container.VolumeMounts.Add(new VolumeMountArgs
            {
                Name = mount.Volume.Name,
                MountPath = mount.Path,
                ReadOnly = !mount.Writable,
            });
        }

        return container;
    }
}
