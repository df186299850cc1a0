using System.Text.Json.Nodes;

namespace Prototypes.Tests.Schemas;

/// <summary>Fills in the defaults of a structural schema, as the API server does before it validates.</summary>
internal static class SchemaDefaults
{
    /// <summary>A copy of a value with defaults for all that is absent.</summary>
    public static JsonNode? Apply(JsonObject schema, JsonNode? value) => value switch
    {
        JsonObject map => ApplyToMap(schema, map),
        JsonArray list when schema["items"] is JsonObject items => new JsonArray([.. list.Select(item => Apply(items, item))]),
        _ => value?.DeepClone(),
    };

    private static JsonObject ApplyToMap(JsonObject schema, JsonObject map)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        var filled = new JsonObject();
        foreach (var (name, member) in map)
        {
            var described = (properties[name] ?? schema["additionalProperties"]) as JsonObject;
            filled[name] = described is null ? member?.DeepClone() : Apply(described, member);
        }

        foreach (var (name, property) in properties)
        {
            if (!map.ContainsKey(name) && property!["default"] is { } @default)
            {
                filled[name] = Apply((JsonObject)property, @default);
            }
        }

        return filled;
    }
}
