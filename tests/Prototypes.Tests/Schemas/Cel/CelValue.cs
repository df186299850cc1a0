using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prototypes.Tests.Schemas.Cel;

/// <summary>The values of expressions: null, texts, numbers, truth values, lists, maps, durations and URLs.</summary>
internal static class CelValue
{
    /// <summary>The value of a JSON node.</summary>
    public static object? Of(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => map.ToImmutableDictionary(member => member.Key, member => Of(member.Value)),
        JsonArray list => list.Select(Of).ToImmutableArray(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => node.Text(),
            JsonValueKind.Number => node.Number(),
            JsonValueKind.True => true,
            _ => false,
        },
    };

    /// <summary>Whether two values are equal, at every depth.</summary>
    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (ImmutableArray<object?> first, ImmutableArray<object?> second) =>
            first.Length == second.Length && first.Zip(second).All(pair => AreEqual(pair.First, pair.Second)),
        (ImmutableDictionary<string, object?> first, ImmutableDictionary<string, object?> second) =>
            first.Count == second.Count
            && first.All(member => second.TryGetValue(member.Key, out var other) && AreEqual(member.Value, other)),
        _ => Equals(left, right),
    };

    /// <summary>The name of a value's type.</summary>
    public static string TypeOf(object? value) => value switch
    {
        null => "null",
        string => "string",
        double => "number",
        bool => "bool",
        ImmutableArray<object?> => "list",
        ImmutableDictionary<string, object?> => "map",
        TimeSpan => "duration",
        _ => "URL",
    };
}
