using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Prototypes.Tests.Schemas;

/// <summary>Reads objects, schemas and values from where they come from into one model, JSON nodes.</summary>
internal static partial class JsonData
{
    /// <summary>The documents of a YAML text, which may be JSON.</summary>
    public static IEnumerable<JsonNode?> OfYaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Select(document => OfYaml(document.RootNode));
    }

    /// <summary>The first document of a YAML text, which is a map.</summary>
    public static JsonObject ObjectOfYaml(string text) => (JsonObject)OfYaml(text).First()!;

    /// <summary>Inputs as a mocked engine is told them.</summary>
    public static JsonNode? OfInput(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        IDictionary<string, object> map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, OfInput(pair.Value)))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(OfInput)]),
        _ => JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };

    /// <summary>The node at a path of keys; null if there is none.</summary>
    public static JsonNode? At(this JsonNode? node, params string[] path) =>
        path.Aggregate(node, (next, key) => (next as JsonObject)?[key]);

    /// <summary>The text at a path of keys; null if there is none.</summary>
    public static string? TextAt(this JsonNode? node, params string[] path) => node.At(path).Text();

    /// <summary>The items of the list at a path of keys; none if there is no list.</summary>
    public static IEnumerable<JsonNode?> ItemsAt(this JsonNode? node, params string[] path) => node.At(path) as JsonArray ?? [];

    /// <summary>The text of a string; null for anything else.</summary>
    public static string? Text(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The value of a number; null for anything else.</summary>
    public static double? Number(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    /// <summary>Whether it is the value true.</summary>
    public static bool IsTrue(this JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    private static JsonNode? OfYaml(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(pair =>
            KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, OfYaml(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(OfYaml)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => OfPlain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new NotSupportedException($"A YAML node of type {node.NodeType}."),
    };

    // YAML's core schema, as far as the data uses it.
    private static JsonValue? OfPlain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when YamlNumber().IsMatch(text) => JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex YamlNumber();
}
