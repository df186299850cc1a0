using System.Text.Json.Nodes;

namespace Prototypes.Operations.Vault.Reconciling;

/// <summary>Small JSON values as Vault takes them.</summary>
internal static class Json
{
    public static JsonArray List(params IEnumerable<string> values) => [.. values.Select(value => (JsonNode)JsonValue.Create(value))];

    public static long Seconds(TimeSpan duration) => (long)duration.TotalSeconds;
}
