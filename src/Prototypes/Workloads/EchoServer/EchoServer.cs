using System.Globalization;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Prototypes.Workloads;

/// <summary>A server that answers every path with one text (hashicorp/http-echo), and its Service.</summary>
public sealed class EchoServer : ComponentResource
{
    /// <summary>The port that the server listens on, the image's default, and the default port of its Service.</summary>
    public const int Port = 5678;

    /// <summary>The id of the image's user, "nonroot".</summary>
    private const int User = 65532;

    /// <summary>Registers an echo server.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it answers.</param>
    /// <param name="options">Its resource options. It must depend on the namespace.</param>
    public EchoServer(string name, EchoServerArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:workload:EchoServer", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var application = new WebApplication
        {
            Name = args.Name,
            Namespace = args.Namespace,
            Image = args.Image,
            User = User,
            Arguments = [$"-listen=:{Port.ToString(CultureInfo.InvariantCulture)}", $"-text={args.Text}"],
            ContainerPort = Port,
            HealthPath = "/health",
            ServiceName = args.ServiceName,
            ServicePort = args.ServicePort,
            ServiceAccount = args.ServiceAccount,
        };
        Resource[] account = args.ServiceAccount is null ? [] : [application.CreateServiceAccount($"{name}-account", this)];
        Deployment = application.CreateDeployment($"{name}-deployment", this, account);
        Service = application.CreateService($"{name}-service", this);
        RegisterOutputs();
    }

    /// <summary>Its Deployment.</summary>
    public Deployment Deployment { get; }

    /// <summary>Its Service, with one port named <c>http</c>.</summary>
    public Service Service { get; }
}

/// <summary>What an <see cref="EchoServer"/> answers.</summary>
public sealed class EchoServerArgs : ResourceArgs
{
    /// <summary>The name of its Deployment.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its image.</summary>
    public required string Image { get; init; }

    /// <summary>The text. The server ends it with a line break.</summary>
    public required string Text { get; init; }

    /// <summary>The name of its Service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>A ServiceAccount of its own, its identity in a mesh. Default: none.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>The port of its Service. Default: <see cref="EchoServer.Port"/>.</summary>
    public int ServicePort { get; init; } = EchoServer.Port;
}
