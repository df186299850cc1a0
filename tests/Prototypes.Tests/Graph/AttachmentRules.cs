using System.Text.Json.Nodes;
using Prototypes.Tests.Schemas;

namespace Prototypes.Tests.Graph;

/// <summary>That Gateways have a class, and that each route attaches to a listener of a Gateway of the stack.</summary>
internal static class AttachmentRules
{
    /// <summary>The classes that a controller makes by itself, by a part of its chart's name.</summary>
    private static readonly Dictionary<string, string> ClassesOfCharts = new() { ["istiod"] = "istio", ["nginx-gateway-fabric"] = "nginx" };

    /// <summary>Every Gateway's class is made by the stack or by a controller that the stack installs.</summary>
    public static IEnumerable<string> ClassesExist(ResourceGraph graph)
    {
        var objects = ClusterObject.AllOf(graph);
        var classes = objects.Where(candidate => candidate.Kind == "GatewayClass").Select(candidate => candidate.Name)
            .Concat(from release in graph.OfType("kubernetes:helm.sh/v3:Release")
                    let chart = release.TextAt("chart")!.Split('/')[^1]
                    where ClassesOfCharts.ContainsKey(chart)
                    select ClassesOfCharts[chart])
            .ToHashSet();
        return
            from gateway in objects
            where gateway.Kind == "Gateway" && !classes.Contains(gateway.Spec.TextAt("gatewayClassName")!)
            select $"{gateway.Resource}: there is no GatewayClass {gateway.Spec.TextAt("gatewayClassName")}.";
    }

    /// <summary>Every parent of a route is a Gateway with a listener that takes the route: its kind, its namespace, its hosts.</summary>
    public static IEnumerable<string> RoutesAttach(ResourceGraph graph)
    {
        var objects = ClusterObject.AllOf(graph);
        var namespaces = objects.Where(candidate => candidate.Kind == "Namespace").ToLookup(candidate => candidate.Name);
        return
            from route in objects
            where route.Kind.EndsWith("Route", StringComparison.Ordinal)
            from parent in route.Spec.ItemsAt("parentRefs").DefaultIfEmpty(null)
            let problem = Attach(route, parent)
            where problem is not null
            select $"{route.Resource}: {problem}.";

        string? Attach(ClusterObject route, JsonNode? parent)
        {
            var space = parent.TextAt("namespace") ?? route.Namespace;
            var gateway = objects.FirstOrDefault(candidate =>
                candidate.Kind == "Gateway" && candidate.Namespace == space && candidate.Name == parent.TextAt("name"));
            if (gateway is null)
            {
                return $"there is no Gateway {parent.TextAt("name")} in {space}";
            }

            var listeners = gateway.Spec.ItemsAt("listeners").Where(listener =>
                (parent.TextAt("sectionName") is not { } section || section == listener.TextAt("name"))
                && (parent.At("port") is not { } port || JsonNode.DeepEquals(port, listener.At("port")))).ToList();
            return listeners.Count == 0 ? $"the Gateway {gateway.Name} has no such listener"
                : !listeners.Any(listener => AllowsNamespace(listener, gateway, route))
                    ? $"the Gateway {gateway.Name} lets no route of {route.Namespace} attach"
                : !listeners.Any(listener => AllowsKind(listener, route)) ? $"the Gateway {gateway.Name} lets no {route.Kind} attach"
                : !listeners.Any(listener =>
                    AllowsNamespace(listener, gateway, route) && AllowsKind(listener, route) && SharesHost(listener, route))
                    ? $"the Gateway {gateway.Name} has none of its hosts"
                : null;
        }

        bool AllowsNamespace(JsonNode? listener, ClusterObject gateway, ClusterObject route) =>
            listener.TextAt("allowedRoutes", "namespaces", "from") switch
            {
                "All" => true,
                "None" => false,
                "Selector" => ClusterObject.Selects(
                    listener.At("allowedRoutes", "namespaces", "selector", "matchLabels"), LabelsOfNamespace(route.Namespace)),
                _ => gateway.Namespace == route.Namespace,
            };

        // The API server labels each namespace with its name.
        JsonObject LabelsOfNamespace(string name)
        {
            var labels = (JsonObject)(namespaces[name].FirstOrDefault()?.Labels ?? []).DeepClone();
            labels["kubernetes.io/metadata.name"] = name;
            return labels;
        }
    }

    private static bool AllowsKind(JsonNode? listener, ClusterObject route)
    {
        var kinds = listener.ItemsAt("allowedRoutes", "kinds").Select(kind => kind.TextAt("kind")!).ToList();
        return kinds.Count > 0 ? kinds.Contains(route.Kind) : listener.TextAt("protocol") switch
        {
            "HTTP" or "HTTPS" => route.Kind is "HTTPRoute" or "GRPCRoute",
            "TLS" => route.Kind is "TLSRoute" or "TCPRoute",
            var protocol => route.Kind == $"{protocol}Route",
        };
    }

    private static bool SharesHost(JsonNode? listener, ClusterObject route)
    {
        var hosts = route.Spec.ItemsAt("hostnames").Select(host => host.Text()!).ToList();
        return listener.TextAt("hostname") is not { Length: > 0 } own || hosts.Count == 0
            || hosts.Any(host => Covers(own, host) || Covers(host, own));

        static bool Covers(string pattern, string host) =>
            pattern == host
            || (pattern.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(pattern[1..], StringComparison.Ordinal));
    }
}
