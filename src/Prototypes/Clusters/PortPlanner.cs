using Prototypes.Composition;
using Prototypes.Settings;

namespace Prototypes.Clusters;

/// <summary>Decides which ports lead into the cluster.</summary>
public static class PortPlanner
{
    /// <summary>Plans the ports of a stack.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <returns>The ports, none where only load balancers are exposed.</returns>
    public static PortPlan Plan(StackSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Exposure == Exposure.NodePort && settings.Components.Any(component => component.Name == ComponentName.IngressNginx)
            ? PortPlan.ForIngress(settings.Cluster.Ports.Http, settings.Cluster.Ports.Https)
            : PortPlan.Empty;
    }
}
