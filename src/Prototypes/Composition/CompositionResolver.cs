using System.Collections.Immutable;
using Prototypes.Settings;

namespace Prototypes.Composition;

/// <summary>Turns the names that a stack composes into everything that must be deployed.</summary>
public static class CompositionResolver
{
    /// <summary>The named components and all that they need: each once, what is needed before what needs it.</summary>
    /// <remarks>
    /// Where Services of type LoadBalancer are made, MetalLB comes with them, except on an existing cluster: that one is taken
    /// to serve them itself, unless MetalLB is named. Unknown names are left out.
    /// </remarks>
    public static ImmutableArray<ComponentDescriptor> Close(IEnumerable<string> names, ClusterKind clusterKind, Exposure exposure)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Close(names, clusterKind, exposure, ComponentRegistry.All);
    }

    internal static ImmutableArray<ComponentDescriptor> Close(
        IEnumerable<string> names, ClusterKind clusterKind, Exposure exposure, IReadOnlyList<ComponentDescriptor> registry)
    {
        var wanted = new HashSet<string>();
        var pending = new Stack<string>(names);
        while (pending.TryPop(out var name))
        {
            if (registry.FirstOrDefault(candidate => candidate.Name == name) is { } component && wanted.Add(name))
            {
                foreach (var required in RequirementsOf(component, clusterKind, exposure))
                {
                    pending.Push(required);
                }
            }
        }

        return [.. registry.Where(component => wanted.Contains(component.Name))];
    }

    /// <summary>The components that this one needs directly on such a cluster with such an exposure.</summary>
    public static ImmutableArray<string> RequirementsOf(ComponentDescriptor component, ClusterKind clusterKind, Exposure exposure)
    {
        ArgumentNullException.ThrowIfNull(component);
        return component.NeedsLoadBalancer && exposure == Exposure.LoadBalancer && clusterKind != ClusterKind.Existing
            ? component.Requires.Add(ComponentName.MetalLb)
            : component.Requires;
    }
}
