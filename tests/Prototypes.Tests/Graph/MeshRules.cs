namespace Prototypes.Tests.Graph;

/// <summary>What the mesh asks of the order. Each rule returns what breaks it, a line each.</summary>
internal static class MeshRules
{
    private static readonly string[] NodeAgents = ["istio-ambient-cni", "istio-ambient-ztunnel"];

    /// <summary>
    /// Every pod in a namespace of the mesh starts after the node agents, so that it is in the mesh from its first packet, and is deleted before
    /// them, because its network can't be taken down without them.
    /// </summary>
    public static IEnumerable<string> NodeAgentsBeforePods(ResourceGraph graph)
    {
        var meshed = graph.OfType("kubernetes:core/v1:Namespace")
            .Where(IsMeshed)
            .Select(resource => resource.TextAt("metadata.name"))
            .ToHashSet();
        return
            from deployment in graph.OfType("kubernetes:apps/v1:Deployment")
            where meshed.Contains(deployment.TextAt("metadata.namespace"))
            let before = graph.Before(deployment.Name)
            from agent in NodeAgents
            where !before.Contains(agent)
            select $"{deployment.Name} does not wait for {agent}";
    }

    private static bool IsMeshed(RegisteredResource @namespace) =>
        @namespace.At("metadata.labels") is IDictionary<string, object> labels
        && labels.TryGetValue("istio.io/dataplane-mode", out var mode) && Equals(mode, "ambient");
}
