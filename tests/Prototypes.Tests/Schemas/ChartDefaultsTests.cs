namespace Prototypes.Tests.Schemas;

/// <summary>Values are checked against the keys of a chart's <c>values.yaml</c>.</summary>
public sealed class ChartDefaultsTests
{
    private const string Plain = """
        controller:
          hostPort: {enabled: false}
          tolerations: []
          updateStrategy: {}
          nodeSelector: {kubernetes.io/os: linux}
          # -- Extra
          # terminationGracePeriodSeconds: 300
          service:
            type: LoadBalancer
        """;

    private const string Istio = """
        _internal_defaults_do_not_set:
          env: {}
          cni:
            enabled: false
          base:
            # validationFailurePolicy: Fail
            url: ""
        """;

    [Theory]
    [InlineData("{controller: {hostPort: {enabled: true}, tolerations: [{key: a}], updateStrategy: {any: thing}, nodeSelector: {any: thing}}}", "")]
    [InlineData("{controller: {terminationGracePeriodSeconds: 0}}", "")]
    [InlineData("{controller: {service: {terminationGracePeriodSeconds: 0}}}", "controller.service.terminationGracePeriodSeconds: is not known")]
    [InlineData("{controler: {}}", "controler: is not known")]
    [InlineData("{controller: {hostPort: {enable: true}}}", "controller.hostPort.enable: is not known")]
    [InlineData("{controller: {hostPort: true}}", "controller.hostPort: true is no value like {\"enabled\":false}")]
    [InlineData("{controller: {service: {type: {a: 1}}}}", "controller.service.type: {\"a\":1} is no value like \"LoadBalancer\"")]
    public void A_key_is_known_by_its_default_or_a_comment(string values, string problem) =>
        Assert.Equal(problem, string.Join('\n', ChartDefaults.Parse(Plain).Check(JsonData.ObjectOfYaml(values))));

    [Theory]
    [InlineData("{profile: ambient, env: {A: b}, base: {validationFailurePolicy: Fail}}", "")]
    [InlineData("{pilot: {env: {A: b}, cni: {enabled: true}}}", "")]
    [InlineData("{pilot: {envs: {A: b}}}", "pilot.envs: is not known")]
    [InlineData("{global: {env: {}}}", "global: is not known")]
    [InlineData("{base: {profile: ambient}}", "base.profile: is not known")]
    public void Istios_defaults_stand_below_a_key_of_their_own(string values, string problem) =>
        Assert.Equal(problem, string.Join('\n', ChartDefaults.Parse(Istio).Check(JsonData.ObjectOfYaml(values), "pilot")));

    [Fact]
    public void Values_lie_on_top_of_the_defaults() => Assert.Equal(
        """{"controller":{"hostPort":{"enabled":true},"updateStrategy":{},"nodeSelector":{"kubernetes.io/os":"linux"},"service":{"type":"NodePort"}}}""",
        ChartDefaults.Parse(Plain)
            .With(JsonData.ObjectOfYaml("{controller: {hostPort: {enabled: true}, tolerations: ~, service: {type: NodePort}}}"))
            .ToJsonString());

    [SkippableTheory]
    [InlineData("cert-manager", "{crds: {enabled: true}}", "")]
    [InlineData("cert-manager", "{crds: {enable: true}}", "crds.enable: is not known")]
    [InlineData("cert-manager", "{crds: {enabled: sure}}", "crds.enabled: is no boolean")]
    [InlineData("metallb", "{speaker: {enabled: 1}}", "speaker.enabled: is no boolean")]
    [InlineData("metallb", "{speakers: {}}", "speakers: is not known")]
    [InlineData("oci://ghcr.io/nginx/charts/nginx-gateway-fabric", "{nginx: {service: {type: Cluster}}}", "nginx.service.type: \"Cluster\" is none of [\"ClusterIP\",\"NodePort\",\"LoadBalancer\"]")]
    [InlineData("ingress-nginx", "{controller: {hostport: {}}}", "controller.hostport: is not known")]
    [InlineData("istiod", "{pilot: {env: {A: b}}, meshConfig: {accessLogFile: /dev/stdout}, global: {platforms: kind}}", "global.platforms: is not known")]
    [InlineData("none", "{}", "the chart 'none' is not known: neither its schema nor its default values are here")]
    public void A_charts_own_schema_and_defaults_are_found(string chart, string values, string problem)
    {
        SchemaFolder.SkipIfAbsent();

        Assert.Equal(problem, string.Join('\n', ChartCatalogue.Check(chart, JsonData.ObjectOfYaml(values))));
    }
}
