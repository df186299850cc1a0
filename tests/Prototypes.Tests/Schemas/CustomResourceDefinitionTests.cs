using Prototypes.Tests.Schemas.Cel;

namespace Prototypes.Tests.Schemas;

/// <summary>Objects are checked against the CRDs of the releases that the stacks install.</summary>
public sealed class CustomResourceDefinitionTests
{
    private const string Gateway = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: gateway, namespace: apple}
        spec:
          gatewayClassName: istio
          listeners:
          - {name: http, port: 80, protocol: HTTP}
          - {name: https, port: 443, protocol: HTTPS, hostname: apple.example.com, tls: {certificateRefs: [{name: apple}]}}
        """;

    /// <summary>What of an object is changed to what, and what is then wrong.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "protocol: HTTP}", "protocol: HTTP}", "" },
        {
            "name: https",
            "name: http",
            "spec.listeners: has name \"http\" twice|spec.listeners: Listener name must be unique within the Gateway (the rule is not met)"
        },
        { "port: 80", "port: 0", "spec.listeners[0].port: 0 is less than 1" },
        { "port: 80", "port: '80'", "spec.listeners[0].port: is no integer" },
        {
            "port: 80, ",
            "",
            "spec.listeners[0].port: is missing|spec.listeners: Combination of port, protocol and hostname must be unique for each listener (There is no field 'port'.)"
        },
        { "gatewayClassName: istio", "gatewayClass: istio", "spec.gatewayClassName: is missing|spec.gatewayClass: is not known" },
        {
            "apple.example.com",
            "Apple",
            "spec.listeners[1].hostname: \"Apple\" does not match ^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"
        },
        {
            "protocol: HTTP}",
            "protocol: HTTP, tls: {mode: Passthrough}}",
            "spec.listeners: tls must not be specified for protocols ['HTTP', 'TCP', 'UDP'] (the rule is not met)"
        },
        {
            "tls: {certificateRefs: [{name: apple}]}",
            "tls: {}",
            "spec.listeners[1].tls: certificateRefs or options must be specified when mode is Terminate (There is no field 'options'.)"
        },
        { ", namespace: apple", "", "metadata.namespace: is missing" },
        { "k8s.io/v1", "k8s.io/v1alpha2", "apiVersion: 'v1alpha2' is none of the versions v1, v1beta1" },
    };

    [SkippableTheory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_in_an_object_is_found(string from, string to, string problems)
    {
        SchemaFolder.SkipIfAbsent();
        Assert.Contains(from, Gateway, StringComparison.Ordinal);

        Assert.Equal(
            problems,
            string.Join('|', CrdCatalogue.Standard.Find("gateway.networking.k8s.io", "Gateway")!
                .Check(JsonData.ObjectOfYaml(Gateway.Replace(from, to, StringComparison.Ordinal)))));
    }

    [SkippableFact]
    public void Kinds_of_the_experimental_channel_are_not_in_the_standard_one()
    {
        SchemaFolder.SkipIfAbsent();

        Assert.Null(CrdCatalogue.Standard.Find("gateway.networking.k8s.io", "TCPRoute"));
        Assert.NotNull(CrdCatalogue.Experimental.Find("gateway.networking.k8s.io", "TCPRoute"));
    }

    [SkippableFact]
    public void Every_rule_of_every_definition_can_be_parsed()
    {
        SchemaFolder.SkipIfAbsent();
        var rules = CrdCatalogue.Experimental.All
            .SelectMany(definition => definition.Served.Values)
            .SelectMany(CelRules.Of).Distinct().ToList();

        Assert.True(rules.Count > 100);
        Assert.All(rules, rule => CelParser.Parse(rule));
    }
}
