using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Prototypes.Tests.Schemas;
using Pulumi;

namespace Prototypes.Tests.Graph;

/// <summary>The rules for objects find what they are there to find.</summary>
public sealed class ObjectRulesTests
{
    private const string Sound = """
        {apiVersion: v1, kind: Namespace, metadata: {name: apple, labels: {exposure: internet}}}
        ---
        {apiVersion: v1, kind: ConfigMap, metadata: {name: config, namespace: apple}}
        ---
        {apiVersion: cert-manager.io/v1, kind: Issuer, metadata: {name: ca, namespace: apple}, spec: {selfSigned: {}}}
        ---
        {apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: web, namespace: apple}, spec: {secretName: web-tls, issuerRef: {name: ca}}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: apple}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web, tier: front}}
            spec:
              containers:
              - name: web
                ports: [{name: http, containerPort: 8080}]
                resources: {requests: {cpu: 10m, memory: 16Mi}, limits: {cpu: '0.1', memory: 64Mi}}
              volumes: [{name: config, configMap: {name: config}}, {name: tls, secret: {secretName: web-tls}}, {name: tmp, emptyDir: {}}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web-svc, namespace: apple}
        spec: {type: NodePort, selector: {app: web}, ports: [{name: http, port: 80, targetPort: http, nodePort: 31000}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web, namespace: apple}
        spec: {tls: [{secretName: web-tls}], rules: [{http: {paths: [{backend: {service: {name: web-svc, port: {name: http}}}}]}}]}
        ---
        {apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {name: own}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: entrance}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: parameters, namespace: entrance}
        data: {service: '{spec: {ports: [{port: 80, nodePort: 31001}]}}'}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: gateway, namespace: entrance}
        spec:
          gatewayClassName: own
          infrastructure: {parametersRef: {group: '', kind: ConfigMap, name: parameters}}
          listeners:
          - name: http
            port: 80
            protocol: HTTP
            hostname: '*.example.com'
            allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {exposure: internet}}}}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: route, namespace: apple}
        spec:
          parentRefs: [{name: gateway, namespace: entrance, sectionName: http}]
          hostnames: [web.example.com]
          rules: [{backendRefs: [{name: web-svc, port: 80}]}]
        """;

    /// <summary>What is changed to what, and what is then found.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "apple", "apple", "" },
        {
            "selector: {matchLabels: {app: web}}",
            "selector: {matchLabels: {app: other}}",
            "Deployment-web: its selector does not match the labels of its pods."
        },
        { "selector: {app: web}", "selector: {app: other}", "Service-web-svc: its selector matches no pod in apple." },
        { "targetPort: http", "targetPort: https", "Service-web-svc: its pods have no port https." },
        { "port: {name: http}", "port: {name: https}", "Ingress-web: the Service web-svc has no port https." },
        { "service: {name: web-svc", "service: {name: web", "Ingress-web: there is no Service web in apple." },
        {
            "backendRefs: [{name: web-svc, port: 80}]",
            "backendRefs: [{name: web-svc, port: 8080}]",
            "HTTPRoute-route: the Service web-svc has no port 8080."
        },
        {
            "backendRefs: [{name: web-svc",
            "backendRefs: [{namespace: entrance, name: web-svc",
            "HTTPRoute-route: there is no Service web-svc in entrance.|HTTPRoute-route: no ReferenceGrant in entrance lets it refer there."
        },
        { "configMap: {name: config}", "configMap: {name: other}", "Deployment-web: there is no ConfigMap other in apple." },
        { "secret: {secretName: web-tls}", "secret: {secretName: other}", "Deployment-web: there is no Secret other in apple." },
        { "secret: {secretName: web-tls}", "secret: {secretName: other, optional: true}", "" },
        { "tls: [{secretName: web-tls}]", "tls: [{secretName: other}]", "Ingress-web: there is no Secret other in apple." },
        { "issuerRef: {name: ca}", "issuerRef: {name: root}", "Certificate-web: there is no Issuer root in apple." },
        { "selfSigned: {}", "ca: {secretName: ca}", "Issuer-ca: there is no Secret ca in apple." },
        { "name: parameters}}", "name: none}}", "Gateway-gateway: there is no ConfigMap none in entrance." },
        { "gatewayClassName: own", "gatewayClassName: istio", "Gateway-gateway: there is no GatewayClass istio." },
        { "name: gateway, namespace: entrance, s", "name: gateway, s", "HTTPRoute-route: there is no Gateway gateway in apple." },
        { "sectionName: http", "sectionName: https", "HTTPRoute-route: the Gateway gateway has no such listener." },
        {
            "labels: {exposure: internet}",
            "labels: {exposure: intranet}",
            "HTTPRoute-route: the Gateway gateway lets no route of apple attach."
        },
        { "{from: Selector,", "{from: Same,", "HTTPRoute-route: the Gateway gateway lets no route of apple attach." },
        { "protocol: HTTP", "protocol: TLS", "HTTPRoute-route: the Gateway gateway lets no HTTPRoute attach." },
        { "web.example.com", "web.example.org", "HTTPRoute-route: the Gateway gateway has none of its hosts." },
        {
            "metadata: {name: config,",
            "metadata: {name: Config,",
            "Deployment-web: there is no ConfigMap config in apple.|ConfigMap-Config: 'Config' is no name of an object."
        },
        { "tier: front", "tier: front end", "Deployment-web: 'front end' is no value of a label." },
        {
            "ports: [{name: http, containerPort",
            "ports: [{name: http-of-the-front, containerPort",
            "Service-web-svc: its pods have no port http.|Deployment-web: 'http-of-the-front' is no name of a port."
        },
        {
            "targetPort: http, nodePort: 31000}",
            "targetPort: http, nodePort: 31000}, {name: http, port: 81}",
            "Service-web-svc: it has the port 'http' twice."
        },
        { "cpu: 10m", "cpu: 10 m", "Deployment-web: '10 m' is no amount of cpu." },
        { "memory: 16Mi", "memory: 65Mi", "Deployment-web: it asks for 65Mi of memory, more than its limit 64Mi." },
        { "cpu: '0.1'", "cpu: 9m", "Deployment-web: it asks for 10m of cpu, more than its limit 9m." },
        { "nodePort: 31000", "nodePort: 29999", "Service-web-svc: 29999 is no node port." },
        { "nodePort: 31001", "nodePort: 31000", "Service-web-svc and ConfigMap-parameters have the node port 31000." },
        { "metadata: {name: entrance}", "metadata: {name: apple}", "Namespace-apple and Namespace-apple-2 are the same Namespace." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_in_an_object_is_found(string from, string to, string problems)
    {
        Assert.Contains(from, Sound, StringComparison.Ordinal);

        Assert.Equal(problems, string.Join('|', StackObjectTests.ProblemsOf(GraphOf(Sound.Replace(from, to, StringComparison.Ordinal)))));
    }

    private static ResourceGraph GraphOf(string yaml)
    {
        var names = new HashSet<string>();
        return new ResourceGraph(JsonData.OfYaml(yaml).Select(node =>
        {
            var inputs = (ImmutableDictionary<string, object>)InputOf(node!)!;
            var name = $"{node.TextAt("kind")}-{node.TextAt("metadata", "name")}";
            return new RegisteredResource
            {
                Name = names.Add(name) ? name : $"{name}-2",
                Type = $"kubernetes:{node.TextAt("apiVersion")}:{node.TextAt("kind")}",
                Parent = null,
                Provider = null,
                DependsOn = [],
                SecretInputs = [],
                Options = new CustomResourceOptions(),
                Inputs = inputs,
                CompleteInputs = inputs,
            };
        }));
    }

    private static object? InputOf(JsonNode? node) => node switch
    {
        JsonObject map => map.ToImmutableDictionary(member => member.Key, member => InputOf(member.Value)!),
        JsonArray list => list.Select(InputOf).ToImmutableArray(),
        _ => node.Text() ?? (object?)node.Number() ?? node.IsTrue(),
    };
}
