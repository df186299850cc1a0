using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prototypes.Operations.Vault.Reconciling;

/// <summary>Compares what should be with what Vault reports.</summary>
internal static class JsonComparison
{
    /// <summary>
    /// The names whose values differ. Vault reports more than was written, leaves out some empty values, and keeps no order in lists,
    /// so that only desired names count, absent equals empty, and lists are sets.
    /// </summary>
    public static IReadOnlyList<string> FindDiffering(JsonObject desired, JsonObject actual) =>
        [.. desired.Where(entry => !AreEqual(entry.Value, actual[entry.Key])).Select(entry => entry.Key)];

    private static bool AreEqual(JsonNode? desired, JsonNode? actual) => desired switch
    {
        JsonArray list => Members(list).SetEquals(actual is JsonArray other ? Members(other) : []),
        _ when actual is null => desired is null || IsEmpty(desired),
        _ => JsonNode.DeepEquals(desired, actual),
    };

    private static HashSet<string> Members(JsonArray list) => [.. list.Select(member => member?.ToString() ?? "")];

    private static bool IsEmpty(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.False => true,
        JsonValueKind.String => value.GetValue<string>().Length == 0,
        JsonValueKind.Number => value.ToString() == "0",
        _ => false,
    };
}
