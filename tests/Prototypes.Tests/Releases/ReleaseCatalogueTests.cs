using Prototypes.Releases;
using Prototypes.Settings;

namespace Prototypes.Tests.Releases;

public class ReleaseCatalogueTests
{
    public static TheoryData<ChartRelease, string> Charts => new()
    {
        { ReleaseCatalogue.Default.IngressNginx, "ingress-nginx 4.15.1 https://kubernetes.github.io/ingress-nginx 1.15.1" },
        { ReleaseCatalogue.Default.CertManager, "oci://quay.io/jetstack/charts/cert-manager v1.21.1  v1.21.1" },
        { ReleaseCatalogue.Default.IstioBase, "base 1.30.3 https://blob.istio.io/istio-release/charts 1.30.3" },
        { ReleaseCatalogue.Default.Istiod, "istiod 1.30.3 https://blob.istio.io/istio-release/charts 1.30.3" },
        { ReleaseCatalogue.Default.IstioCni, "cni 1.30.3 https://blob.istio.io/istio-release/charts 1.30.3" },
        { ReleaseCatalogue.Default.Ztunnel, "ztunnel 1.30.3 https://blob.istio.io/istio-release/charts 1.30.3" },
        { ReleaseCatalogue.Default.MetalLb, "metallb 0.16.1 https://metallb.github.io/metallb v0.16.1" },
        { ReleaseCatalogue.Default.Vault, "vault 0.34.1 https://helm.releases.hashicorp.com 2.0.4" },
        { ReleaseCatalogue.Default.NginxGatewayFabric, "oci://ghcr.io/nginx/charts/nginx-gateway-fabric 2.6.7  2.6.7" },
    };

    [Theory]
    [MemberData(nameof(Charts))]
    public void Charts_are_pinned(ChartRelease release, string pin) =>
        Assert.Equal(pin, $"{release.Chart} {release.Version} {release.Repository} {release.AppVersion}");

    [Fact]
    public void The_gateway_api_is_a_release_file() =>
        Assert.Equal(
            "https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.5.1/standard-install.yaml",
            ReleaseCatalogue.Default.GatewayApi.Manifest.ToString());

    [Fact]
    public void The_node_image_is_pinned_by_its_digest() =>
        Assert.Equal(
            "kindest/node:v1.35.8@sha256:07b2536e30b803ed61d1677a79df6115f798ce64c80f9e22f6ed45afd09323c0",
            ReleaseCatalogue.Default.Kubernetes.NodeImage);

    [Fact]
    public void Node_images_are_found_by_the_exact_version()
    {
        Assert.Equal("1.36.4", KubernetesRelease.Find(SemVersion.Parse("v1.36.4"))?.Version.ToString());
        Assert.Null(KubernetesRelease.Find(SemVersion.Parse("1.36.3")));
        Assert.Equal(
            KubernetesRelease.All.Select(release => release.Version).Order(),
            KubernetesRelease.All.Select(release => release.Version));
        Assert.All(KubernetesRelease.All, release => Assert.Matches("^kindest/node:v[0-9.]+@sha256:[0-9a-f]{64}$", release.NodeImage));
    }

    [Fact]
    public void Versions_are_written_as_their_repository_writes_them()
    {
        var catalogue = ReleaseCatalogue.Default.With(new VersionSettings
        {
            CertManager = SemVersion.Parse("1.20.3"),
            IstioAmbient = SemVersion.Parse("v1.31.1"),
            GatewayApi = SemVersion.Parse("1.6.1"),
        });

        Assert.Equal("v1.20.3", catalogue.CertManager.Version.ToString());
        Assert.Equal("1.31.1", catalogue.Ztunnel.Version.ToString());
        Assert.Equal(
            "https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.6.1/standard-install.yaml",
            catalogue.GatewayApi.Manifest.ToString());
    }

    [Fact]
    public void One_override_moves_all_of_istios_charts_and_nothing_else()
    {
        var istio = SemVersion.Parse("1.31.1");
        var catalogue = ReleaseCatalogue.Default.With(new VersionSettings { IstioAmbient = istio });

        Assert.All(
            new[] { catalogue.IstioBase, catalogue.Istiod, catalogue.IstioCni, catalogue.Ztunnel },
            release => Assert.Equal((istio, istio), (release.Version, release.AppVersion)));
        Assert.Equal(
            ["docker.io/istio/pilot:1.31.1-distroless", "docker.io/istio/proxyv2:1.31.1-distroless"],
            catalogue.Istiod.Images.AsEnumerable());
        Assert.Equal(
            ReleaseCatalogue.Default with { IstioBase = catalogue.IstioBase, Istiod = catalogue.Istiod, IstioCni = catalogue.IstioCni, Ztunnel = catalogue.Ztunnel },
            catalogue);
    }

    [Fact]
    public void Without_overrides_nothing_changes() =>
        Assert.Equal(ReleaseCatalogue.Default, ReleaseCatalogue.Default.With(new VersionSettings()));

    [Fact]
    public void The_application_of_an_unrecorded_chart_is_unknown()
    {
        var vault = ReleaseCatalogue.Default.With(new VersionSettings { Vault = SemVersion.Parse("0.33.0") }).Vault;

        Assert.Null(vault.AppVersion);
        Assert.Empty(vault.Images);
    }

    [Fact]
    public void Every_image_of_the_applications_has_a_tag_that_stays()
    {
        string[] images =
        [
            ApplicationImages.HttpEcho, ApplicationImages.Nginx, ApplicationImages.NginxHello, ApplicationImages.BookinfoDetails,
            ApplicationImages.BookinfoRatings, ApplicationImages.BookinfoProductPage, ApplicationImages.BookinfoReviews(3),
        ];

        Assert.All(images, image => Assert.Matches("^[a-z0-9./-]+:[0-9]+(\\.[0-9]+)+(-[a-z-]+)?$", image));
    }
}
