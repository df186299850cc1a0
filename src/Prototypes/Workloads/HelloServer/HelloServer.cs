using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Prototypes.Workloads;

/// <summary>A server that answers with the address and name of its pod, and with the request's path (nginxdemos/nginx-hello), and its Service.</summary>
public sealed class HelloServer : ComponentResource
{
    /// <summary>The port that the server listens on.</summary>
    public const int Port = 8080;

    /// <summary>The id of the image's user, "nginx".</summary>
    private const int User = 101;

    /// <summary>Registers a hello server.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">Its names and size.</param>
    /// <param name="options">Its resource options. It must depend on its namespace, unless that is always there.</param>
    public HelloServer(string name, HelloServerArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:workload:HelloServer", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var application = new WebApplication
        {
            Name = args.Name,
            Namespace = args.Namespace,
            Image = args.Image,
            User = User,
            ContainerPort = Port,
            HealthPath = "/",
            ServiceName = args.Name,
            ServicePort = 80,
            Replicas = args.Replicas,
            Mounts = [WebApplication.Scratch("tmp", "/tmp")],
        };
        Deployment = application.CreateDeployment($"{name}-deployment", this);
        Service = application.CreateService($"{name}-service", this);
        RegisterOutputs();
    }

    /// <summary>Its Deployment.</summary>
    public Deployment Deployment { get; }

    /// <summary>Its Service, with one port named <c>http</c> (80).</summary>
    public Service Service { get; }
}

/// <summary>The names and size of a <see cref="HelloServer"/>.</summary>
public sealed class HelloServerArgs : ResourceArgs
{
    /// <summary>The name of its Deployment and of its Service.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its image.</summary>
    public required string Image { get; init; }

    /// <summary>How many pods it has. Default: 1.</summary>
    public int Replicas { get; init; } = 1;
}
