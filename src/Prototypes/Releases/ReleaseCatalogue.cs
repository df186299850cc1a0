using Prototypes.Composition;
using Prototypes.Settings;

namespace Prototypes.Releases;

/// <summary>Every release that the components install.</summary>
public sealed record ReleaseCatalogue
{
    private const string IstioRepository = "https://blob.istio.io/istio-release/charts";

    /// <summary>The pinned releases.</summary>
    public static ReleaseCatalogue Default { get; } = new();

    /// <summary>The Kubernetes version of new clusters, and its node image.</summary>
    public KubernetesRelease Kubernetes { get; init; } = KubernetesRelease.All.Single(release => release.Version.Plain == "1.35.8");

    /// <summary>The Gateway API's CRDs.</summary>
    public GatewayApiRelease GatewayApi { get; init; } = new(SemVersion.Parse("1.5.1"), GatewayApiChannel.Standard);

    /// <summary>ingress-nginx.</summary>
    public ChartRelease IngressNginx { get; init; } = IngressNginxAt(SemVersion.Parse("4.15.1"));

    /// <summary>cert-manager.</summary>
    public ChartRelease CertManager { get; init; } = CertManagerAt(SemVersion.Parse("v1.21.1"));

    /// <summary>Istio's CRDs and cluster-wide objects.</summary>
    public ChartRelease IstioBase { get; init; } = IstioAt("base", SemVersion.Parse("1.30.3"));

    /// <summary>Istio's control plane.</summary>
    public ChartRelease Istiod { get; init; } = IstioAt("istiod", SemVersion.Parse("1.30.3"), "pilot", "proxyv2");

    /// <summary>Istio's CNI agent.</summary>
    public ChartRelease IstioCni { get; init; } = IstioAt("cni", SemVersion.Parse("1.30.3"), "install-cni");

    /// <summary>Istio's node proxy.</summary>
    public ChartRelease Ztunnel { get; init; } = IstioAt("ztunnel", SemVersion.Parse("1.30.3"), "ztunnel");

    /// <summary>MetalLB.</summary>
    public ChartRelease MetalLb { get; init; } = MetalLbAt(SemVersion.Parse("0.16.1"));

    /// <summary>Vault.</summary>
    public ChartRelease Vault { get; init; } = VaultAt(SemVersion.Parse("0.34.1"));

    /// <summary>NGINX Gateway Fabric.</summary>
    public ChartRelease NginxGatewayFabric { get; init; } = NginxGatewayFabricAt(SemVersion.Parse("2.6.7"));

    /// <summary>This catalogue with some versions replaced.</summary>
    public ReleaseCatalogue With(VersionSettings overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        return this with
        {
            GatewayApi = overrides.GatewayApi is { } gatewayApi ? GatewayApi with { Version = gatewayApi } : GatewayApi,
            IngressNginx = overrides.IngressNginx is { } ingressNginx ? IngressNginxAt(ingressNginx) : IngressNginx,
            CertManager = overrides.CertManager is { } certManager ? CertManagerAt(certManager) : CertManager,
            IstioBase = overrides.IstioAmbient is { } istioBase ? IstioAt("base", istioBase) : IstioBase,
            Istiod = overrides.IstioAmbient is { } istiod ? IstioAt("istiod", istiod, "pilot", "proxyv2") : Istiod,
            IstioCni = overrides.IstioAmbient is { } cni ? IstioAt("cni", cni, "install-cni") : IstioCni,
            Ztunnel = overrides.IstioAmbient is { } ztunnel ? IstioAt("ztunnel", ztunnel, "ztunnel") : Ztunnel,
            MetalLb = overrides.MetalLb is { } metalLb ? MetalLbAt(metalLb) : MetalLb,
            Vault = overrides.Vault is { } vault ? VaultAt(vault) : Vault,
            NginxGatewayFabric = overrides.NginxGatewayFabric is { } fabric ? NginxGatewayFabricAt(fabric) : NginxGatewayFabric,
        };
    }

    /// <summary>The version of a component's release; null for a component that installs none.</summary>
    public SemVersion? VersionOf(string component) => component switch
    {
        ComponentName.GatewayApi => GatewayApi.Version,
        ComponentName.IngressNginx => IngressNginx.Version,
        ComponentName.CertManager => CertManager.Version,
        ComponentName.IstioAmbient => Istiod.Version,
        ComponentName.MetalLb => MetalLb.Version,
        ComponentName.Vault => Vault.Version,
        ComponentName.NginxGatewayFabric => NginxGatewayFabric.Version,
        _ => null,
    };

    private static ChartRelease IngressNginxAt(SemVersion version)
    {
        var app = AppVersion(version, ("4.15.1", "1.15.1"));
        return new()
        {
            Component = ComponentName.IngressNginx,
            Chart = "ingress-nginx",
            Repository = "https://kubernetes.github.io/ingress-nginx",
            Version = SemVersion.Parse(version.Plain),
            AppVersion = app,
            Images = app is null ? [] :
            [
                $"registry.k8s.io/ingress-nginx/controller:{app.Tag}",
                "registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.9",
            ],
        };
    }

    private static ChartRelease CertManagerAt(SemVersion version) => new()
    {
        Component = ComponentName.CertManager,
        Chart = "oci://quay.io/jetstack/charts/cert-manager",
        Version = SemVersion.Parse(version.Tag),
        AppVersion = SemVersion.Parse(version.Tag),
        Images =
        [
            .. from image in (string[])["controller", "webhook", "cainjector", "acmesolver", "startupapicheck"]
               select $"quay.io/jetstack/cert-manager-{image}:{version.Tag}",
        ],
    };

    private static ChartRelease IstioAt(string chart, SemVersion version, params string[] images) => new()
    {
        CrdManifest = chart == "base"
            ? new($"https://raw.githubusercontent.com/istio/istio/{version.Plain}/manifests/charts/base/files/crd-all.gen.yaml")
            : null,
        Component = ComponentName.IstioAmbient,
        Chart = chart,
        Repository = IstioRepository,
        Version = SemVersion.Parse(version.Plain),
        AppVersion = SemVersion.Parse(version.Plain),
        Images = [.. from image in images select $"docker.io/istio/{image}:{version.Plain}-distroless"],
    };

    private static ChartRelease MetalLbAt(SemVersion version) => new()
    {
        Component = ComponentName.MetalLb,
        Chart = "metallb",
        Repository = "https://metallb.github.io/metallb",
        Version = SemVersion.Parse(version.Plain),
        AppVersion = SemVersion.Parse(version.Tag),
        Images = [$"quay.io/metallb/controller:{version.Tag}", $"quay.io/metallb/speaker:{version.Tag}"],
    };

    private static ChartRelease VaultAt(SemVersion version)
    {
        var app = AppVersion(version, ("0.34.1", "2.0.4"));
        return new()
        {
            Component = ComponentName.Vault,
            Chart = "vault",
            Repository = "https://helm.releases.hashicorp.com",
            Version = SemVersion.Parse(version.Plain),
            AppVersion = app,
            Images = app is null ? [] : [$"hashicorp/vault:{app.Plain}"],
        };
    }

    private static ChartRelease NginxGatewayFabricAt(SemVersion version) => new()
    {
        Component = ComponentName.NginxGatewayFabric,
        CrdManifest = new($"https://raw.githubusercontent.com/nginx/nginx-gateway-fabric/{version.Tag}/deploy/crds.yaml"),
        Chart = "oci://ghcr.io/nginx/charts/nginx-gateway-fabric",
        Version = SemVersion.Parse(version.Plain),
        AppVersion = SemVersion.Parse(version.Plain),
        Images = [$"ghcr.io/nginx/nginx-gateway-fabric:{version.Plain}", $"ghcr.io/nginx/nginx-gateway-fabric/nginx:{version.Plain}"],
    };

    private static SemVersion? AppVersion(SemVersion chart, params (string Chart, string App)[] known) =>
        known.Where(pair => SemVersion.Parse(pair.Chart) == chart).Select(pair => SemVersion.Parse(pair.App)).FirstOrDefault();
}
