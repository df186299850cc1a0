namespace Prototypes.Tests.Graph;

/// <summary>All rules that every stack has to keep.</summary>
internal static class StackRules
{
    /// <summary>What breaks them, a line each.</summary>
    /// <param name="graph">The stack.</param>
    /// <param name="lifecycle">The resource that the cluster goes with, or null when it stays.</param>
    public static IEnumerable<string> Broken(ResourceGraph graph, string? lifecycle) =>
    [
        .. OrderRules.KindsBeforeTheirObjects(graph),
        .. OrderRules.NamespacesBeforeTheirObjects(graph),
        .. PlacementRules.OneProvider(graph),
        .. PlacementRules.DeletedWith(graph, lifecycle),
        .. PodRules.Restricted(graph),
        .. PodRules.Hardened(graph),
        .. PodRules.PinnedImages(graph),
        .. SecretRules.MarkedAsSecret(graph),
        .. SecretRules.NoKeyInPlainText(graph),
        .. SecretRules.AuthoritiesApart(graph),
        .. MeshRules.NodeAgentsBeforePods(graph),
        .. GatewayRules.AddressesBeforeGateways(graph),
        .. GatewayRules.ControllersBeforeRoutes(graph),
    ];
}
