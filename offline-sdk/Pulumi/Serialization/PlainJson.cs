using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pulumi.Serialization;

/// <summary>Plain values from and to JSON.</summary>
internal static class PlainJson
{
    public static object? From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(From).ToImmutableArray(),
        JsonValueKind.Object => element.EnumerateObject()
            .ToImmutableDictionary(property => property.Name, property => From(property.Value)!),
        _ => throw new InvalidOperationException($"Unknown {nameof(JsonElement)}.{nameof(JsonElement.ValueKind)}: {element.ValueKind}"),
    };

    public static JsonElement To(object? value) => JsonSerializer.SerializeToElement(ToNode(value));

    private static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        double number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        ImmutableArray<object?> list => new JsonArray([.. list.Select(ToNode)]),
        ImmutableDictionary<string, object> map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, ToNode(entry.Value)))),
        _ => throw new InvalidOperationException($"Unexpected type {value.GetType().FullName} when converting to {nameof(JsonElement)}"),
    };
}
