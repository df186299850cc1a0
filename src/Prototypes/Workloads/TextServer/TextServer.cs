using Prototypes.Platform;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Prototypes.Workloads;

/// <summary>
/// A server that answers GET on one exact path with one text (nginx without privileges), and its Service. With a certificate it terminates TLS
/// itself, and serves a renewed certificate without a restart.
/// </summary>
public sealed class TextServer : ComponentResource
{
    /// <summary>Registers a text server.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it serves.</param>
    /// <param name="options">Its resource options. It must depend on the namespace.</param>
    public TextServer(string name, TextServerArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:workload:TextServer", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var tls = args.Certificate is not null;
        var application = new NginxApplication
        {
            Name = args.Name,
            Namespace = args.Namespace,
            Image = args.Image,
            ConfigMapName = $"{args.Name}-config",
            ServiceName = args.ServiceName,
            Configuration = NginxConfiguration.Render(args.Page, tls ? NginxApplication.HttpsPort : NginxApplication.HttpPort, tls),
            Certificate = args.Certificate,
            Replicas = args.Replicas,
        };
        (Deployment, Service) = application.Create(name, this);
        RegisterOutputs();
    }

    /// <summary>Its Deployment.</summary>
    public Deployment Deployment { get; }

    /// <summary>Its Service, with one port: <c>https</c> (443) with a certificate, else <c>http</c> (80).</summary>
    public Service Service { get; }
}

/// <summary>What a <see cref="TextServer"/> serves.</summary>
public sealed class TextServerArgs : ResourceArgs
{
    /// <summary>The name of its Deployment.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its image.</summary>
    public required string Image { get; init; }

    /// <summary>The text and its path.</summary>
    public required TextPage Page { get; init; }

    /// <summary>The name of its Service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>How many pods it has. Default: 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Its certificate, or null to serve plain HTTP.</summary>
    public ServerCertificate? Certificate { get; init; }
}
