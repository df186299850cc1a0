using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Tests.Graph;
using Pulumi.Kubernetes.Core.V1;

namespace Prototypes.Tests.Platform;

public sealed class CertManagerTests
{
    [Fact]
    public async Task It_is_installed_with_its_crds_into_a_namespace_of_its_own_and_takes_them_along()
    {
        var graph = await GraphAsync(gatewayApi: false);

        Assert.Equal(["demo", "demo-namespace", "demo-release"], graph.Names.Order(StringComparer.Ordinal));
        Assert.Equal("prototypes:platform:CertManager", graph["demo"].Type);
        Assert.Equal(("demo", "demo"), (graph["demo-namespace"].Parent, graph["demo-release"].Parent));
        Assert.Equal(["demo-namespace"], graph["demo-release"].DependsOn);
        Assert.Equal(
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              labels:
                pod-security.kubernetes.io/enforce: restricted
                pod-security.kubernetes.io/warn: restricted
              name: cert-manager

            """,
            graph["demo-namespace"].InputsYaml);
        Assert.Equal(
            """
            atomic: true
            chart: oci://quay.io/jetstack/charts/cert-manager
            cleanupOnFail: true
            compat: 'true'
            maxHistory: 3
            name: cert-manager
            namespace: cert-manager
            skipAwait: false
            timeout: 600
            values:
              crds:
                enabled: true
                keep: false
              global:
                leaderElection:
                  namespace: cert-manager
            version: v1.21.1
            waitForJobs: true

            """,
            graph["demo-release"].InputsYaml);
    }

    [Fact]
    public async Task Its_support_of_the_gateway_api_is_on_only_after_the_crds()
    {
        var release = (await GraphAsync(gatewayApi: true))["demo-release"];

        Assert.Equal(["demo-namespace", "gateway-api"], release.DependsOn);
        Assert.Equal(
            """
            config:
              apiVersion: controller.config.cert-manager.io/v1alpha1
              gatewayAPI:
                enabled: true
              kind: ControllerConfiguration
            crds:
              enabled: true
              keep: false
            global:
              leaderElection:
                namespace: cert-manager

            """,
            RegisteredResource.ToYaml(release.At("values")!));
    }

    private static Task<ResourceGraph> GraphAsync(bool gatewayApi) => ResourceGraph.OfComponentAsync(options => _ = new CertManager(
        "demo",
        new CertManagerArgs
        {
            Release = ReleaseCatalogue.Default.CertManager,
            GatewayApi = gatewayApi ? new Namespace("gateway-api") : null,
        },
        options));
}
