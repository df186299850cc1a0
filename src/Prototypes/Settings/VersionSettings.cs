using Prototypes.Releases;

namespace Prototypes.Settings;

/// <summary>Overrides of the pinned versions; null keeps the pin.</summary>
public sealed record VersionSettings
{
    /// <summary>The version of the ingress-nginx chart.</summary>
    [Setting("The version of the ingress-nginx chart.", Name = "ingress-nginx")]
    public SemVersion? IngressNginx { get; init; }

    /// <summary>The version of the Gateway API's CRDs.</summary>
    [Setting("The version of the Gateway API's CRDs.", Name = "gateway-api")]
    public SemVersion? GatewayApi { get; init; }

    /// <summary>The version of Istio's charts.</summary>
    [Setting("The version of Istio's charts.", Name = "istio-ambient")]
    public SemVersion? IstioAmbient { get; init; }

    /// <summary>The version of the MetalLB chart.</summary>
    [Setting("The version of the MetalLB chart.", Name = "metal-lb")]
    public SemVersion? MetalLb { get; init; }

    /// <summary>The version of the cert-manager chart.</summary>
    [Setting("The version of the cert-manager chart.", Name = "cert-manager")]
    public SemVersion? CertManager { get; init; }

    /// <summary>The version of the Vault chart, not of Vault itself.</summary>
    [Setting("The version of the Vault chart (not of Vault itself).")]
    public SemVersion? Vault { get; init; }

    /// <summary>The version of the NGINX Gateway Fabric chart.</summary>
    [Setting("The version of the NGINX Gateway Fabric chart.", Name = "nginx-gateway-fabric")]
    public SemVersion? NginxGatewayFabric { get; init; }
}
