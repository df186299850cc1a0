namespace Prototypes.Composition;

/// <summary>The names of prototypes and building blocks in a stack's configuration.</summary>
public static class ComponentName
{
    /// <summary>ingress-nginx: path and host routing, three ways of TLS.</summary>
    public const string Learn01 = "learn01";

    /// <summary>ingress-nginx with certificates from a Vault PKI.</summary>
    public const string Learn02 = "learn02";

    /// <summary>The Gateway API on Istio ambient.</summary>
    public const string Learn03 = "learn03";

    /// <summary>The Gateway API on NGINX Gateway Fabric.</summary>
    public const string Learn04 = "learn04";

    /// <summary>The Gateway API on Istio ambient with certificates from a Vault PKI.</summary>
    public const string Learn05 = "learn05";

    /// <summary>Secrets encrypted in etcd.</summary>
    public const string Learn06 = "learn06";

    /// <summary>Intranet and internet Gateways on Istio ambient, with sticky sessions.</summary>
    public const string AmbientScopes = "ambient-scopes";

    /// <summary>The ingress-nginx controller.</summary>
    public const string IngressNginx = "ingress-nginx";

    /// <summary>The Gateway API's CRDs.</summary>
    public const string GatewayApi = "gateway-api";

    /// <summary>Istio in ambient mode.</summary>
    public const string IstioAmbient = "istio-ambient";

    /// <summary>MetalLB in layer 2 mode.</summary>
    public const string MetalLb = "metal-lb";

    /// <summary>cert-manager.</summary>
    public const string CertManager = "cert-manager";

    /// <summary>Vault in HA with Raft.</summary>
    public const string Vault = "vault";

    /// <summary>NGINX Gateway Fabric.</summary>
    public const string NginxGatewayFabric = "nginx-gateway-fabric";

    /// <summary>Encryption of Secrets at rest.</summary>
    public const string EtcdEncryption = "etcd-encryption";
}
