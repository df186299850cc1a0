namespace Prototypes.Tests.Graph;

/// <summary>What Gateways and their routes need. Each rule returns what breaks it, a line each.</summary>
internal static class GatewayRules
{
    /// <summary>The types of routes.</summary>
    private static readonly string[] Routes = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute"];

    /// <summary>A Gateway comes after what gives it an address, where the stack has that, and after its controller.</summary>
    public static IEnumerable<string> AddressesBeforeGateways(ResourceGraph graph) =>
        from gateway in graph.OfType("kubernetes:gateway.networking.k8s.io/v1:Gateway")
        let before = graph.Before(gateway.Name)
        from needed in new[] { "metal-lb-advertisement", ControllerOf(gateway) }
        where graph.Names.Contains(needed) && !before.Contains(needed)
        select $"{gateway.Name} does not wait for {needed}";

    /// <summary>A route comes after the controller that attaches it.</summary>
    public static IEnumerable<string> ControllersBeforeRoutes(ResourceGraph graph) =>
        from route in graph.Resources
        where route.IsInCluster && Routes.Any(kind => route.Type.EndsWith($":{kind}", StringComparison.Ordinal))
        let before = graph.Before(route.Name)
        where !before.Contains("istio-ambient-istiod") && !before.Contains("nginx-gateway-fabric-release")
        select $"{route.Name} does not wait for a controller";

    private static string ControllerOf(RegisteredResource gateway) =>
        gateway.TextAt("spec.gatewayClassName") == "nginx" ? "nginx-gateway-fabric-release" : "istio-ambient-istiod";
}
