using Prototypes.Clusters;

namespace Prototypes.Tests.Graph;

/// <summary>How everything in a cluster is reached and deleted. Each rule returns what breaks it, a line each.</summary>
internal static class PlacementRules
{
    /// <summary>Every object is made by the provider of the stack's cluster, not by one that happens to be configured on the machine.</summary>
    public static IEnumerable<string> OneProvider(ResourceGraph graph) =>
        from resource in graph.Resources
        where resource.IsInCluster && resource.Provider != Cluster.ProviderName
        select $"{resource.Name} has the provider {resource.Provider ?? "of the machine"}.";

    /// <summary>Nothing in the cluster has to be deleted one by one when the cluster itself goes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="lifecycle">The resource that the cluster goes with, or null when it stays.</param>
    public static IEnumerable<string> DeletedWith(ResourceGraph graph, string? lifecycle) =>
        from resource in graph.Resources
        where resource.IsInCluster
        let with = resource.Options.DeletedWith?.GetResourceName()
        where with != lifecycle
        select $"{resource.Name} is deleted with {with ?? "nothing"}.";
}
