using System.Collections.Immutable;
using Prototypes.Platform;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Prototypes.Workloads;

/// <summary>
/// An nginx that terminates TLS itself and serves the page that comes with it, "Welcome to nginx!", and its Service. It
/// serves a renewed certificate without a restart.
/// </summary>
public sealed class WelcomeServer : ComponentResource
{
    /// <summary>The port of its Service.</summary>
    public const int ServicePort = 443;

    /// <summary>Registers the server.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">Its names and its certificate.</param>
    /// <param name="options">Its resource options. It must depend on the namespace.</param>
    public WelcomeServer(string name, WelcomeServerArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:workload:WelcomeServer", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var application = new NginxApplication
        {
            Name = args.Name,
            Namespace = args.Namespace,
            Image = args.Image,
            ConfigMapName = args.ConfigMapName,
            ServiceName = args.Name,
            Configuration = NginxConfiguration.RenderWelcome(NginxApplication.HttpsPort),
            Certificate = args.Certificate,
            PodLabels = args.PodLabels,
        };
        (Deployment, Service) = application.Create(name, this);
        RegisterOutputs();
    }

    /// <summary>Its Deployment.</summary>
    public Deployment Deployment { get; }

    /// <summary>Its Service, with one port named <c>https</c>.</summary>
    public Service Service { get; }
}

/// <summary>The names and the certificate of a <see cref="WelcomeServer"/>.</summary>
public sealed class WelcomeServerArgs : ResourceArgs
{
    /// <summary>The name of its Deployment and of its Service.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its image.</summary>
    public required string Image { get; init; }

    /// <summary>The name of the ConfigMap with its configuration.</summary>
    public required string ConfigMapName { get; init; }

    /// <summary>Its certificate.</summary>
    public required ServerCertificate Certificate { get; init; }

    /// <summary>Labels of its pods beside <c>app</c>. Default: none.</summary>
    public ImmutableDictionary<string, string> PodLabels { get; init; } = ImmutableDictionary<string, string>.Empty;
}
