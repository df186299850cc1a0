using System.Text.Json.Nodes;
using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Schemas;

/// <summary>What the API server and Helm would refuse of a stack. Each rule returns what breaks it, a line each.</summary>
internal static class SchemaRules
{
    /// <summary>Every custom resource keeps to the schema and rules of its CRD, in the channel of the Gateway API that the stack installs.</summary>
    public static IEnumerable<string> CustomResourcesAreValid(ResourceGraph graph)
    {
        var isExperimental = graph.Resources.Any(resource =>
            resource.TextAt("file")?.EndsWith("experimental-install.yaml", StringComparison.Ordinal) == true);
        var catalogue = isExperimental ? CrdCatalogue.Experimental : CrdCatalogue.Standard;
        return
            from resource in graph.Resources
            where resource.Options is Pulumi.CustomResourceOptions && resource.TextAt("apiVersion") is not null
            let groupAndVersion = resource.TextAt("apiVersion")!.Split('/')
            where groupAndVersion is [var candidate, _] && IsCustom(candidate)
            let definition = catalogue.Find(groupAndVersion[0], resource.TextAt("kind")!)
            from problem in definition?.Check((JsonObject)JsonData.OfInput(resource.CompleteInputs)!) ?? ["there is no CRD of its kind"]
            select $"{resource.Name}: {problem}.";
    }

    /// <summary>Every release's values are values of its chart.</summary>
    public static IEnumerable<string> ChartValuesAreValid(ResourceGraph graph) =>
        from release in graph.OfType("kubernetes:helm.sh/v3:Release")
        let values = JsonData.OfInput(release.CompleteInputs.GetValueOrDefault("values")) as JsonObject ?? []
        from problem in ChartCatalogue.Check(release.TextAt("chart")!, values)
        select $"{release.Name}: {problem}.";

    // The groups of Kubernetes itself have no dot, or end so; but the Gateway API's does too.
    private static bool IsCustom(string group) =>
        CrdCatalogue.Experimental.HasGroup(group)
        || (group.Contains('.', StringComparison.Ordinal) && !group.EndsWith(".k8s.io", StringComparison.Ordinal));
}
