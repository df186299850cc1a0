using Prototypes.Learn;
using Prototypes.Settings;
using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Learn;

/// <summary>The seven variants of Learn-03, on both kinds of cluster, with both exposures, with and without strictness.</summary>
public sealed class Learn03VariantTests
{
    public static TheoryData<string, string, string, bool> Deployments
    {
        get
        {
            var data = new TheoryData<string, string, string, bool>();
            foreach (var variant in Learn03Variant.All)
            {
                foreach (var cluster in new[] { "kind", "minikube" })
                {
                    foreach (var exposure in new[] { "load-balancer", "node-port" })
                    {
                        data.Add(variant.Name, cluster, exposure, false);
                        data.Add(variant.Name, cluster, exposure, true);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public async Task Every_variant_keeps_the_rules(string variant, string cluster, string exposure, bool strict)
    {
        var graph = await ResourceGraph.OfStackAsync(
            "learn03",
            $"learn03.variant={variant}",
            $"cluster.kind={cluster}",
            $"exposure={exposure}",
            $"learn03.strictMutualTls={(strict ? "true" : "false")}");

        Assert.Empty(StackRules.Broken(graph, $"{cluster}-cluster-lifecycle"));
        // Strictness adds policies and nothing else.
        Assert.Equal(strict, graph.Resources.Any(resource => resource.Type.Contains("security.istio.io", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("proto-01", "apple istio-system metallb-system", "bookinfo-gateway (default), apple-gateway (apple)")]
    [InlineData("proto-02", "apple book istio-system metallb-system", "apple-gateway (apple), bookinfo-gateway (book)")]
    [InlineData("proto-03", "istio-system mango metallb-system", "mango-gateway (mango)")]
    [InlineData("proto-04", "cert-manager istio-system mango metallb-system", "mango-gateway (mango)")]
    [InlineData("proto-05", "istio-system metallb-system", "nginx-gateway (default)")]
    [InlineData("proto-06", "cert-manager istio-system metallb-system nginx", "nginx-gateway (nginx)")]
    [InlineData(
        "proto-07",
        "apple book cert-manager istio-system mango metallb-system nginx",
        "apple-gateway (apple), bookinfo-gateway (book), mango-gateway (mango), nginx-gateway (nginx)")]
    public async Task A_variant_creates_its_own_namespaces_and_gateways_and_brings_cert_manager_where_it_issues(
        string variant, string namespaces, string gateways)
    {
        var graph = await ResourceGraph.OfStackAsync("learn03", $"learn03.variant={variant}");

        Assert.Equal(
            namespaces,
            string.Join(
                ' ',
                graph.OfType("kubernetes:core/v1:Namespace").Select(resource => resource.TextAt("metadata.name")).Order(StringComparer.Ordinal)));
        Assert.Equal(
            gateways.Split(", ").Order(StringComparer.Ordinal),
            graph.OfType("kubernetes:gateway.networking.k8s.io/v1:Gateway")
                .Select(resource => $"{resource.TextAt("metadata.name")} ({resource.TextAt("metadata.namespace")})")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_settings_allow_the_variants_that_there_are()
    {
        var setting = (SettingAttribute)Attribute.GetCustomAttribute(
            typeof(Learn03Settings).GetProperty(nameof(Learn03Settings.Variant))!, typeof(SettingAttribute))!;

        Assert.Equal(Learn03Variant.All.Select(variant => variant.Name), setting.Allowed);
        Assert.Contains(new Learn03Settings().Variant, setting.Allowed);
    }

    [Theory]
    [InlineData("proto-01", "PRO0303")]
    [InlineData("proto-05", null)]
    [InlineData("proto-07", "PRO0303")]
    public void Only_variants_with_a_namespace_in_common_with_another_prototype_exclude_it(string variant, string? id)
    {
        var result = SettingsBinder.Bind(
            "test",
            StackFile.Parse(
                $"config:\n  prototypes:compose: [learn01, learn03]\n  prototypes:learn03: {{variant: {variant}}}\n", "Pulumi.test.yaml"));

        Assert.Equal(id, result.Diagnostics.SingleOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.Id);
    }

    [Fact]
    public void A_second_gateway_of_learn04_has_the_namespace_of_apple()
    {
        const string Compose = "config:\n  prototypes:compose: [learn03, learn04]\n  prototypes:learn04: {secondGateway: true}\n";

        var together = SettingsBinder.Bind("test", StackFile.Parse(Compose, "Pulumi.test.yaml"));
        var apart = SettingsBinder.Bind("test", StackFile.Parse(Compose + "  prototypes:learn03: {variant: proto-05}\n", "Pulumi.test.yaml"));

        Assert.Contains("both create the namespace apple", Assert.Single(together.Diagnostics).ToString(), StringComparison.Ordinal);
        Assert.Empty(apart.Diagnostics);
    }
}
