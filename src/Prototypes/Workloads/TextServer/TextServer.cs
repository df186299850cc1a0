using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Prototypes.Platform;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Prototypes.Workloads;

/// <summary>
/// A server that answers GET on one exact path with one text (nginx without privileges), and its Service. With a certificate it terminates TLS
/// itself, and serves a renewed certificate without a restart.
/// </summary>
public sealed class TextServer : ComponentResource
{
    /// <summary>The id of the image's user, "nginx".</summary>
    private const int User = 101;

    private const int HttpPort = 8080;
    private const int HttpsPort = 8443;

    /// <summary>Registers a text server.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it serves.</param>
    /// <param name="options">Its resource options. It must depend on the namespace.</param>
    public TextServer(string name, TextServerArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:workload:TextServer", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var tls = args.Certificate is not null;
        var port = tls ? HttpsPort : HttpPort;
        var configuration = NginxConfiguration.Render(args.Page, port, tls);
        var configMap = new ConfigMap(
            $"{name}-config",
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = $"{args.Name}-config",
                    Namespace = args.Namespace,
                    Labels = { { "app", args.Name } },
                },
                Data = { { "default.conf", configuration } },
            },
            new CustomResourceOptions { Parent = this });

        var application = new WebApplication
        {
            Name = args.Name,
            Namespace = args.Namespace,
            Image = args.Image,
            User = User,
            ContainerPort = port,
            HealthPath = NginxConfiguration.HealthPath,
            Tls = tls,
            ServiceName = args.ServiceName,
            ServicePort = tls ? 443 : 80,
            Replicas = args.Replicas,
            Mounts = Mounts(args),
            // nginx reads its configuration at its start only.
            PodAnnotations = ImmutableDictionary<string, string>.Empty.Add("prototypes/configuration", Hash(configuration)),
        };
        Deployment = application.CreateDeployment(
            $"{name}-deployment", this, args.Certificate is { } certificate ? [configMap, certificate.Ready] : [configMap]);
        Service = application.CreateService($"{name}-service", this);
        RegisterOutputs();
    }

    /// <summary>Its Deployment.</summary>
    public Deployment Deployment { get; }

    /// <summary>Its Service, with one port: <c>https</c> (443) with a certificate, else <c>http</c> (80).</summary>
    public Service Service { get; }

    private static ImmutableArray<WebApplication.Mount> Mounts(TextServerArgs args)
    {
        var mounts = ImmutableArray.Create(
            new WebApplication.Mount(
                "/etc/nginx/conf.d",
                new VolumeArgs { Name = "config", ConfigMap = new ConfigMapVolumeSourceArgs { Name = $"{args.Name}-config" } }),
            new WebApplication.Mount("/tmp", new VolumeArgs { Name = "tmp", EmptyDir = new EmptyDirVolumeSourceArgs() })
            {
                Writable = true,
            });
        return args.Certificate is null ? mounts : mounts.Add(new WebApplication.Mount(
            NginxConfiguration.CertificateDirectory,
            new VolumeArgs { Name = "tls", Secret = new SecretVolumeSourceArgs { SecretName = args.Certificate.SecretName } }));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
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
