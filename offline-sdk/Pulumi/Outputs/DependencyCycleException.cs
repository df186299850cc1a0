namespace Pulumi;

/// <summary>Resources and outputs that wait for each other in a circle; the program could never finish.</summary>
internal sealed class DependencyCycleException(IReadOnlyList<Resource> chain) : RunException(Describe(chain))
{
    private static string Describe(IReadOnlyList<Resource> chain)
    {
        if (chain.Count == 0)
        {
            return "Dependency cycle: an output waits for itself; resolve the deferred output with a value that does not derive from it";
        }

        // The cycle is named from its alphabetically first resource, so that the same cycle always has the same text.
        var names = chain.Select(resource => $"'{resource.GetResourceName()}' ({resource.GetResourceType()})").ToList();
        var first = names.IndexOf(names.Min(StringComparer.Ordinal)!);
        var circle = names.Skip(first).Concat(names.Take(first)).Append(names[first]);
        return $"Dependency cycle: {string.Join(" waits for ", circle)}; remove one of these dependencies";
    }
}
