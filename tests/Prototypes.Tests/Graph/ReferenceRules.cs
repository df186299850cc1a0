using System.Text.Json.Nodes;
using Prototypes.Tests.Schemas;

namespace Prototypes.Tests.Graph;

/// <summary>
/// What an object refers to is there: in the stack, by the name and in the namespace where the cluster looks for it. A line for each that is not.
/// </summary>
internal sealed class ReferenceRules
{
    private readonly IReadOnlyList<ClusterObject> _objects;

    private ReferenceRules(ResourceGraph graph)
    {
        _objects = ClusterObject.AllOf(graph);
    }

    /// <summary>Selectors match pods, and ports with a name are ports of those pods.</summary>
    public static IEnumerable<string> SelectorsMatch(ResourceGraph graph)
    {
        var rules = new ReferenceRules(graph);
        return rules._objects.SelectMany(candidate => candidate.Kind switch
        {
            "Service" => rules.CheckService(candidate),
            "Deployment" or "StatefulSet" or "DaemonSet" => CheckWorkload(candidate),
            _ => [],
        });
    }

    /// <summary>Ingresses and routes send traffic to ports of Services.</summary>
    public static IEnumerable<string> BackendsExist(ResourceGraph graph)
    {
        var rules = new ReferenceRules(graph);
        return rules._objects.SelectMany(candidate =>
            candidate.Kind == "Ingress" ? rules.CheckIngress(candidate)
            : candidate.Kind.EndsWith("Route", StringComparison.Ordinal) ? rules.CheckRoute(candidate)
            : []);
    }

    /// <summary>Pods, Gateways and issuers find the ConfigMaps, Secrets and service accounts that they name.</summary>
    public static IEnumerable<string> SourcesExist(ResourceGraph graph)
    {
        var rules = new ReferenceRules(graph);
        return
            from candidate in rules._objects
            from wanted in SourcesOf(candidate)
            where !rules.Has(wanted.Kind, candidate.Namespace, wanted.Name)
            select $"{candidate.Resource}: there is no {wanted.Kind} {wanted.Name} in {candidate.Namespace}.";
    }

    private static string[] CheckWorkload(ClusterObject workload) =>
        ClusterObject.Selects(workload.Spec.At("selector", "matchLabels"), ClusterObject.LabelsOf(workload.PodTemplate))
            ? []
            : [$"{workload.Resource}: its selector does not match the labels of its pods."];

    private IEnumerable<string> CheckService(ClusterObject service)
    {
        if (service.Spec.At("selector") is not JsonObject { Count: > 0 } selector)
        {
            return [];
        }

        var pods = PodsIn(service.Namespace).Where(pod => ClusterObject.Selects(selector, ClusterObject.LabelsOf(pod))).ToList();
        return pods.Count == 0
            ? [$"{service.Resource}: its selector matches no pod in {service.Namespace}."]
            : from port in service.Spec.ItemsAt("ports")
              let name = port.TextAt("targetPort")
              where name is not null && !pods.All(pod => PortsOf(pod).Contains(name))
              select $"{service.Resource}: its pods have no port {name}.";
    }

    // A Gateway's pods are made by its controller, with the labels of its infrastructure.
    private IEnumerable<JsonObject> PodsIn(string @namespace) =>
        from candidate in _objects
        where candidate.Namespace == @namespace
        let pod = candidate.Kind == "Gateway" ? PodOf(candidate) : candidate.PodTemplate
        where pod is not null
        select pod;

    private static JsonObject PodOf(ClusterObject gateway)
    {
        var labels = (gateway.Spec.At("infrastructure", "labels") ?? new JsonObject()).DeepClone();
        labels["gateway.networking.k8s.io/gateway-name"] = gateway.Name;
        return new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels } };
    }

    private static IEnumerable<string?> PortsOf(JsonObject pod) =>
        pod.ItemsAt("spec", "containers").SelectMany(container => container.ItemsAt("ports")).Select(port => port.TextAt("name"));

    private IEnumerable<string> CheckIngress(ClusterObject ingress) =>
        from backend in ingress.Spec.ItemsAt("rules").SelectMany(rule => rule.ItemsAt("http", "paths")).Select(path => path.At("backend"))
            .Append(ingress.Spec.At("defaultBackend"))
        where backend is not null
        from problem in CheckBackend(
            ingress,
            ingress.Namespace,
            backend.TextAt("service", "name"),
            backend.At("service", "port", "name") ?? backend.At("service", "port", "number"))
        select problem;

    private IEnumerable<string> CheckRoute(ClusterObject route) =>
        from backend in route.Spec.ItemsAt("rules").SelectMany(rule => rule.ItemsAt("backendRefs"))
        where (backend.TextAt("kind") ?? "Service") == "Service"
        let space = backend.TextAt("namespace") ?? route.Namespace
        from problem in CheckBackend(route, space, backend.TextAt("name"), backend.At("port")).Concat(CheckGrant(route, space))
        select problem;

    private IEnumerable<string> CheckBackend(ClusterObject from, string @namespace, string? name, JsonNode? port)
    {
        var service = _objects.FirstOrDefault(candidate =>
            candidate.Kind == "Service" && candidate.Namespace == @namespace && candidate.Name == name);
        return service is null ? [$"{from.Resource}: there is no Service {name} in {@namespace}."]
            : service.Spec.ItemsAt("ports").Any(candidate =>
                JsonNode.DeepEquals(candidate.At("port"), port) || (port.Text() is { } text && candidate.TextAt("name") == text)) ? []
            : [$"{from.Resource}: the Service {name} has no port {port}."];
    }

    private IEnumerable<string> CheckGrant(ClusterObject from, string @namespace) =>
        @namespace == from.Namespace || _objects.Any(candidate => candidate.Kind == "ReferenceGrant" && candidate.Namespace == @namespace
            && candidate.Spec.ItemsAt("from").Any(source =>
                source.TextAt("namespace") == from.Namespace && source.TextAt("kind") == from.Kind))
            ? []
            : [$"{from.Resource}: no ReferenceGrant in {@namespace} lets it refer there."];

    private bool Has(string kind, string @namespace, string name) => _objects.Any(candidate => candidate.Namespace == @namespace
        && ((candidate.Kind == kind && candidate.Name == name)
            || (kind == "Secret" && candidate.Kind == "Certificate" && candidate.Spec.TextAt("secretName") == name)));

    private static IEnumerable<(string Kind, string Name)> SourcesOf(ClusterObject candidate) =>
        from source in candidate.Kind switch
        {
            "Gateway" => SourcesOfGateway(candidate.Spec),
            "Ingress" => candidate.Spec.ItemsAt("tls").Select(tls => ("Secret", tls.TextAt("secretName"))),
            "Issuer" => [("Secret", candidate.Spec.TextAt("ca", "secretName"))],
            "Certificate" when candidate.Spec.TextAt("issuerRef", "kind") != "ClusterIssuer" =>
                [("Issuer", candidate.Spec.TextAt("issuerRef", "name"))],
            _ => SourcesOfPod(candidate.PodTemplate?["spec"]),
        }
        where source.Item2 is not null
        select (source.Item1, source.Item2!);

    private static IEnumerable<(string Kind, string? Name)> SourcesOfGateway(JsonNode? gateway) =>
        gateway.ItemsAt("listeners").SelectMany(listener => listener.ItemsAt("tls", "certificateRefs"))
            .Select(secret => ("Secret", secret.TextAt("name")))
            .Append((
                gateway.TextAt("infrastructure", "parametersRef", "kind")!,
                gateway.TextAt("infrastructure", "parametersRef", "name")));

    private static IEnumerable<(string Kind, string? Name)> SourcesOfPod(JsonNode? pod)
    {
        var volumes = pod.ItemsAt("volumes").Concat(pod.ItemsAt("volumes").SelectMany(volume => volume.ItemsAt("projected", "sources")));
        var containers = pod.ItemsAt("containers").Concat(pod.ItemsAt("initContainers")).ToList();
        var variables = containers.SelectMany(container => container.ItemsAt("env")).Select(variable => variable.At("valueFrom")).ToList();
        var sources = containers.SelectMany(container => container.ItemsAt("envFrom")).ToList();
        return
        [
            .. Required(volumes, "configMap", "ConfigMap"), .. Required(volumes, "secret", "Secret"),
            .. Required(variables, "configMapKeyRef", "ConfigMap"), .. Required(variables, "secretKeyRef", "Secret"),
            .. Required(sources, "configMapRef", "ConfigMap"), .. Required(sources, "secretRef", "Secret"),
            ("ServiceAccount", pod.TextAt("serviceAccountName") is var account && account == "default" ? null : account),
        ];

        static IEnumerable<(string, string?)> Required(IEnumerable<JsonNode?> places, string key, string kind) =>
            from place in places
            let source = place.At(key)
            where source is not null && !source.At("optional").IsTrue()
            select (kind, source.TextAt("name") ?? source.TextAt("secretName"));
    }
}
