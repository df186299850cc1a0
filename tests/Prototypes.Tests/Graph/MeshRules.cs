namespace Prototypes.Tests.Graph;

/// <summary>What the mesh asks of the order. Each rule returns what breaks it, a line each.</summary>
internal static class MeshRules
{
    private static readonly string[] NodeAgents = ["istio-ambient-cni", "istio-ambient-ztunnel"];

    /// <summary>
    /// Every pod of the mesh, in which it is by itself or with its namespace, starts after the node agents, so that it is in the mesh from its first packet, and is deleted before
    /// them, because its network can't be taken down without them.
    /// </summary>
    public static IEnumerable<string> NodeAgentsBeforePods(ResourceGraph graph)
    {
        var meshed = graph.OfType("kubernetes:core/v1:Namespace")
            .Where(resource => IsMeshed(resource.At("metadata.labels")))
            .Select(resource => resource.TextAt("metadata.name"))
            .ToHashSet();
        return
            from deployment in graph.OfType("kubernetes:apps/v1:Deployment")
            where meshed.Contains(deployment.TextAt("metadata.namespace")) || IsMeshed(deployment.At("spec.template.metadata.labels"))
            let before = graph.Before(deployment.Name)
            from agent in NodeAgents
            where !before.Contains(agent)
            select $"{deployment.Name} does not wait for {agent}";
    }

    private static bool IsMeshed(object? labels) =>
        labels is IDictionary<string, object> map && map.TryGetValue("istio.io/dataplane-mode", out var mode) && Equals(mode, "ambient");
}
