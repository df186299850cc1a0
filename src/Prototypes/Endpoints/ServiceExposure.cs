using System.Collections.Immutable;
using Prototypes.Clusters;

namespace Prototypes.Endpoints;

/// <summary>How clients reach a Service: the ingress controller's, or the one that a Gateway's controller makes for it.</summary>
public abstract record ServiceExposure
{
    private ServiceExposure()
    {
    }

    /// <summary>By a load balancer.</summary>
    /// <param name="Address">Its fixed address, or null where the cluster gives it one.</param>
    public sealed record LoadBalancer(string? Address) : ServiceExposure;

    /// <summary>By ports of the nodes.</summary>
    /// <param name="ByPort">The node port of each port of the Service.</param>
    public sealed record NodePorts(ImmutableSortedDictionary<int, PlannedPort> ByPort) : ServiceExposure;
}
