namespace Prototypes.Planning;

/// <summary>The order of a plan's resources: as they can be created, and the same on every run.</summary>
internal static class PlanOrder
{
    /// <summary>The resources with their waves, by wave, type and name; those that share all three by parent.</summary>
    /// <exception cref="PlanException">Resources wait for each other, or two have the same URN.</exception>
    public static IReadOnlyList<PlanResource> Arrange(IReadOnlyList<PlanResource> resources)
    {
        var waves = new PlanGraph(resources).Waves();
        return
        [
            .. resources.Select((resource, index) => resource with { Wave = waves[index] })
                .OrderBy(resource => resource.Wave)
                .ThenBy(resource => resource.Type, StringComparer.Ordinal)
                .ThenBy(resource => resource.Name, StringComparer.Ordinal)
                .ThenBy(resource => resource.Parent, StringComparer.Ordinal),
        ];
    }
}
