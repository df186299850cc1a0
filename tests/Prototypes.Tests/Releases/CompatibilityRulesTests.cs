using Prototypes.Composition;
using Prototypes.Releases;
using Prototypes.Tests.Settings;

namespace Prototypes.Tests.Releases;

public class CompatibilityRulesTests
{
    public static TheoryData<string> Components => [.. ComponentRegistry.All.Select(component => component.Name)];

    [Theory]
    [MemberData(nameof(Components))]
    public void The_pinned_versions_go_together(string component)
    {
        var ids = Bind.Config($"prototypes:compose: [{component}]").Diagnostics.Select(diagnostic => diagnostic.Id);

        Assert.Equal(component is "learn01" or "learn02" or "ingress-nginx" ? ["PRO0222"] : [], ids);
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Every_release_has_its_support_on_record(string component)
    {
        if (ReleaseCatalogue.Default.VersionOf(component) is { } version)
        {
            Assert.True(ReleaseSupport.Find(component, version)!.IsMaintained);
            Assert.Equal(
                ReleaseSupport.Of(component).Select(entry => entry.Since).Order(),
                ReleaseSupport.Of(component).Select(entry => entry.Since));
        }
    }

    // The consistent sets of versions upstream, and what lies just outside of them.
    [Theory]
    [InlineData("istio-ambient", "1.36.4", "istio-ambient: 1.31.1, gateway-api: 1.6.1", "")]
    [InlineData("istio-ambient", "1.37.0", "istio-ambient: 1.31.1, gateway-api: 1.6.1", "")]
    [InlineData("istio-ambient", "1.37.0", "istio-ambient: 1.30.3", "PRO0216")]
    [InlineData("istio-ambient", "1.35.8", "gateway-api: 1.4.0", "")]
    [InlineData("istio-ambient", "1.35.8", "gateway-api: 1.3.0", "PRO0218")]
    [InlineData("istio-ambient", "1.35.8", "istio-ambient: 1.30.0-rc.1", "PRO0221")]
    [InlineData("istio-ambient", "1.35.8", "istio-ambient: 1.23.2", "PRO0220")]
    [InlineData("nginx-gateway-fabric", "1.35.8", "nginx-gateway-fabric: 2.7.2, gateway-api: 1.6.1", "")]
    [InlineData("nginx-gateway-fabric", "1.35.8", "nginx-gateway-fabric: 2.7.2", "PRO0218")]
    [InlineData("nginx-gateway-fabric", "1.35.8", "gateway-api: 1.6.1", "PRO0219")]
    [InlineData("learn05", "1.35.8", "istio-ambient: 1.29.8", "PRO0204 PRO0221")]
    [InlineData("learn03", "1.35.8", "gateway-api: 1.5.0", "")]
    [InlineData("ambient-scopes", "1.35.8", "istio-ambient: 1.25.5", "PRO0204 PRO0221")]
    [InlineData("ambient-scopes", "1.35.8", "gateway-api: 1.4.1", "")]
    [InlineData("cert-manager", "1.36.4", "cert-manager: 1.20.3", "PRO0216")]
    [InlineData("cert-manager", "1.35.8", "cert-manager: 1.19.6", "PRO0221")]
    [InlineData("metal-lb", "1.36.4", "", "")]
    [InlineData("metal-lb", "1.35.8", "metal-lb: 0.15.2", "PRO0221")]
    [InlineData("vault", "1.34.11", "", "PRO0217")]
    [InlineData("ingress-nginx", "1.36.1", "", "PRO0216 PRO0222")]
    public void Rules_know_the_edges(string component, string kubernetes, string versions, string ids) => Assert.Equal(
        ids,
        string.Join(
            ' ',
            Bind.Config($"prototypes:compose: [{component}]\nprototypes:cluster: {{kubernetesVersion: {kubernetes}}}\nprototypes:versions: {{{versions}}}")
            .Diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)));

    [Fact]
    public void A_rule_names_all_who_use_a_feature()
    {
        var lines = Bind.Config("prototypes:compose: [learn03, learn05]\nprototypes:versions: {gateway-api: 1.4.1}").Lines();

        Assert.Contains(
            "PRO0204 prototypes:versions.gateway-api: '1.4.1' has no TLSRoute v1, which learn03 and learn05 use. Use 1.5.0 or newer.",
            lines);
    }

    [Fact]
    public void A_broken_version_brings_no_follow_up_mistakes() => Assert.Equal(
        ["PRO0207 prototypes:versions.gateway-api: '1.4' is not a version. Write three numbers, for example 1.5.1."],
        Bind.Config("prototypes:compose: [learn05]\nprototypes:versions: {gateway-api: 1.4}").Lines());
}
