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

/// <summary>An nginx without privileges: a ConfigMap with its configuration, a Deployment, and a Service.</summary>
internal sealed record NginxApplication
{
    /// <summary>The id of the image's user, "nginx".</summary>
    private const int User = 101;

    /// <summary>The port that it listens on without a certificate.</summary>
    public const int HttpPort = 8080;

    /// <summary>The port that it listens on with a certificate.</summary>
    public const int HttpsPort = 8443;

    /// <summary>The name of its Deployment.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its image.</summary>
    public required string Image { get; init; }

    /// <summary>The name of its ConfigMap.</summary>
    public required string ConfigMapName { get; init; }

    /// <summary>The name of its Service, whose port is 443 with a certificate, else 80.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Its configuration, for the port and the certificate that it has.</summary>
    public required string Configuration { get; init; }

    /// <summary>Its certificate, or null for plain HTTP.</summary>
    public ServerCertificate? Certificate { get; init; }

    /// <summary>How many pods it has. Default: 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Labels of the pods beside <c>app</c>. Default: none.</summary>
    public ImmutableDictionary<string, string> PodLabels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Registers its objects.</summary>
    /// <param name="name">The prefix of their logical names in the stack.</param>
    /// <param name="parent">The component that they belong to.</param>
    public (Deployment Deployment, Service Service) Create(string name, ComponentResource parent)
    {
        var configMap = new ConfigMap(
            $"{name}-config",
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = ConfigMapName,
                    Namespace = Namespace,
                    Labels = { { "app", Name } },
                },
                Data = { { "default.conf", Configuration } },
            },
            new CustomResourceOptions { Parent = parent });

        var tls = Certificate is not null;
        var application = new WebApplication
        {
            Name = Name,
            Namespace = Namespace,
            Image = Image,
            User = User,
            ContainerPort = tls ? HttpsPort : HttpPort,
            HealthPath = NginxConfiguration.HealthPath,
            Tls = tls,
            ServiceName = ServiceName,
            ServicePort = tls ? 443 : 80,
            Replicas = Replicas,
            Mounts = Mounts(),
            PodLabels = PodLabels,
            // nginx reads its configuration at its start only.
            PodAnnotations = ImmutableDictionary<string, string>.Empty.Add("prototypes/configuration", Hash(Configuration)),
        };
        Resource[] needed = Certificate is null ? [configMap] : [configMap, Certificate.Ready];
        return (application.CreateDeployment($"{name}-deployment", parent, needed), application.CreateService($"{name}-service", parent));
    }

    private ImmutableArray<WebApplication.Mount> Mounts()
    {
        var mounts = ImmutableArray.Create(
            new WebApplication.Mount(
                "/etc/nginx/conf.d",
                new VolumeArgs { Name = "config", ConfigMap = new ConfigMapVolumeSourceArgs { Name = ConfigMapName } }),
            WebApplication.Scratch("tmp", "/tmp"));
        return Certificate is null ? mounts : mounts.Add(new WebApplication.Mount(
            NginxConfiguration.CertificateDirectory,
            new VolumeArgs { Name = "tls", Secret = new SecretVolumeSourceArgs { SecretName = Certificate.SecretName } }));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
