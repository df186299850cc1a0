using System.Text.Json.Nodes;

namespace Prototypes.Tests.Schemas;

/// <summary>The charts whose default values are known, and their values' schemas where upstream has some.</summary>
internal static class ChartCatalogue
{
    private static readonly Lazy<Dictionary<string, Chart>> Charts = new(() => Directory
        .EnumerateFiles(SchemaFolder.Root, "Chart.yaml", SearchOption.AllDirectories)
        .Select(file => new Chart(Path.GetDirectoryName(file)!))
        .ToDictionary(chart => chart.Name));

    /// <summary>What breaks a chart's schema or is no value of it, a line each.</summary>
    /// <param name="chart">The chart's name or its <c>oci://</c> address.</param>
    /// <param name="values">The values that it is installed with.</param>
    public static IEnumerable<string> Check(string chart, JsonObject values) =>
        Charts.Value.TryGetValue(chart.Split('/')[^1], out var known)
        ? known.Check(values)
        : [$"the chart '{chart}' is not known: neither its schema nor its default values are here"];

    private sealed class Chart(string folder)
    {
        private readonly Lazy<JsonObject?> _schema = new(() => Path.Combine(folder, "values.schema.json") is var file && File.Exists(file)
            ? (JsonObject)JsonNode.Parse(File.ReadAllText(file))!
            : null);

        private readonly Lazy<ChartDefaults> _defaults = new(() =>
            ChartDefaults.Parse(File.ReadAllText(Path.Combine(folder, "values.yaml"))));

        public string Name { get; } = JsonData.ObjectOfYaml(File.ReadAllText(Path.Combine(folder, "Chart.yaml"))).TextAt("name")!;

        // Helm validates the values on top of the defaults. A schema that lets unknown keys pass says nothing of misspelt ones.
        public IEnumerable<string> Check(JsonObject values) =>
            (_schema.Value is { } schema ? SchemaValidator.CheckJsonSchema(schema, _defaults.Value.With(values)) : [])
            .Union(_defaults.Value.Check(values, FoldedInto(Name)));

        // What stands below this key counts as if it stood at the top.
        private static string? FoldedInto(string chart) => chart switch
        {
            "istiod" => "pilot",
            "cni" => "cni",
            "ztunnel" => "global",
            _ => null,
        };
    }
}
