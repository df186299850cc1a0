using Pulumi;
using Pulumi.Kubernetes.Helm.V3;

namespace Prototypes.Platform;

/// <summary>cert-manager: issues certificates and renews them. Its CRDs come and go with the release.</summary>
public sealed class CertManager : ComponentResource
{
    /// <summary>The namespace of its controllers.</summary>
    public const string Namespace = "cert-manager";

    /// <summary>Registers cert-manager.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What to install.</param>
    /// <param name="options">Its resource options.</param>
    public CertManager(string name, CertManagerArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:CertManager", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var @namespace = Namespaces.Create($"{name}-namespace", Namespace, PodSecurityLevel.Restricted, this);
        Ready = HelmReleases.Create(
            $"{name}-release",
            new ChartInstallation(args.Release, Namespace, CertManagerValues.For(args.GatewayApi is not null)),
            this,
            args.GatewayApi is null ? [@namespace] : [@namespace, args.GatewayApi]);
        RegisterOutputs();
    }

    /// <summary>What Issuers and Certificates wait for: the release, whose last hook asks the webhook for an answer.</summary>
    public Release Ready { get; }
}
