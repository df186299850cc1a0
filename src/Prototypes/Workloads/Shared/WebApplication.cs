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
    /// <summary>The name of the Deployment, the value of the label <c>app</c>, and the container's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its image, pinned by tag.</summary>
    public required string Image { get; init; }

    /// <summary>The user that the image runs as.</summary>
    public required int User { get; init; }

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

    /// <summary>Registers the Deployment.</summary>
    /// <param name="logicalName">Its logical name in the stack.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="dependsOn">What its pods need to start.</param>
    public Deployment CreateDeployment(string logicalName, ComponentResource parent, params Resource[] dependsOn)
    {
        var pod = new PodSpecArgs
        {
            AutomountServiceAccountToken = false,
            SecurityContext = RestrictedPod.Pod(User),
            Containers = { Container() },
        };
        foreach (var mount in Mounts)
        {
            pod.Volumes.Add(mount.Volume);
        }

        var podMetadata = new ObjectMetaArgs { Labels = { { "app", Name } } };
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
                    Selector = new LabelSelectorArgs { MatchLabels = { { "app", Name } } },
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
                Selector = { { "app", Name } },
                Ports =
                {
                    new ServicePortArgs { Name = PortName, Port = ServicePort, TargetPort = PortName, Protocol = "TCP" },
                },
            },
        },
        new CustomResourceOptions { Parent = parent });

    private ObjectMetaArgs Metadata(string name) => new()
    {
        Name = name,
        Namespace = Namespace,
        Labels = { { "app", Name } },
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
                Requests = { { "cpu", "10m" }, { "memory", "16Mi" } },
                Limits = { { "cpu", "250m" }, { "memory", "64Mi" } },
            },
            SecurityContext = RestrictedPod.Container(),
        };
        if (!Arguments.IsEmpty)
        {
            container.Args = Arguments;
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
