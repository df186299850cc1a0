using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prototypes.Tests.Schemas;

/// <summary>
/// Checks values against a schema: structural OpenAPI v3 as the API server does for a custom resource, which refuses fields that are not
/// described, or JSON Schema (draft 7) as Helm does for a chart's values. A keyword that it does not know stops it, so that no constraint is passed over.
/// </summary>
internal sealed class SchemaValidator
{
    private readonly JsonObject _root;

    private SchemaValidator(JsonObject root)
    {
        _root = root;
    }

    /// <summary>What breaks a structural schema of a CRD, a line each.</summary>
    public static IReadOnlyList<string> CheckStructural(JsonObject schema, JsonNode? value) =>
        [.. new SchemaValidator(schema).Check(schema, value, "", isStructural: true)];

    /// <summary>What breaks a JSON schema, a line each.</summary>
    public static IReadOnlyList<string> CheckJsonSchema(JsonObject schema, JsonNode? value) =>
        [.. new SchemaValidator(schema).Check(schema, value, "", isStructural: false)];

    // Inside anyOf, oneOf, allOf and not a structural schema only narrows what stands beside them; there it describes no fields.
    private IEnumerable<string> Check(JsonObject schema, JsonNode? value, string path, bool isStructural)
    {
        if (value is null && schema["nullable"].IsTrue())
        {
            return [];
        }

        var problems = schema.SelectMany(pair => CheckKeyword(schema, pair.Key, pair.Value, value, path, isStructural));
        return isStructural && value is JsonObject map ? problems.Concat(UnknownFields(schema, map, path)) : problems;
    }

    private IEnumerable<string> CheckKeyword(
        JsonObject schema, string keyword, JsonNode? argument, JsonNode? value, string path, bool isStructural) => keyword switch
        {
            "description" or "title" or "default" or "$schema" or "$defs" or "definitions" or "nullable" => [],
            "x-kubernetes-map-type" or "x-kubernetes-list-map-keys" => [],
            "x-kubernetes-preserve-unknown-fields" or "x-kubernetes-validations" => [],
            "$ref" => Check(Resolve(argument!.Text()!), value, path, isStructural),
            "type" => Fail(!TypesOf(argument).Any(type => IsOfType(value, type)), path, $"is no {string.Join(" or ", TypesOf(argument))}"),
            "x-kubernetes-int-or-string" =>
                Fail(!IsOfType(value, "integer") && !IsOfType(value, "string"), path, "is no integer or string"),
            "enum" =>
                Fail(!((JsonArray)argument!).Any(item => JsonNode.DeepEquals(item, value)), path, $"{Show(value)} is none of {Show(argument)}"),
            "const" => Fail(!JsonNode.DeepEquals(argument, value), path, $"{Show(value)} is not {Show(argument)}"),
            "allOf" => Schemas(argument).SelectMany(item => Check(item, value, path, false)),
            "anyOf" => Fail(!Schemas(argument).Any(item => IsValid(item, value)), path, "fits none of anyOf"),
            "oneOf" => Fail(Schemas(argument).Count(item => IsValid(item, value)) != 1, path, "does not fit exactly one of oneOf"),
            "not" => Fail(IsValid((JsonObject)argument!, value), path, "fits what it must not"),
            _ => value switch
            {
                JsonObject map => CheckMap(schema, keyword, argument, map, path, isStructural),
                JsonArray list => CheckList(schema, keyword, argument, list, path, isStructural),
                _ => CheckScalar(keyword, argument, value, path),
            },
        };

    private IEnumerable<string> CheckMap(
        JsonObject schema, string keyword, JsonNode? argument, JsonObject map, string path, bool isStructural) => keyword switch
        {
            "required" => ((JsonArray)argument!).Select(name => name.Text()!)
                .Where(name => !map.ContainsKey(name)).Select(name => $"{Below(path, name)}: is missing"),
            "properties" => ((JsonObject)argument!).Where(property => map.ContainsKey(property.Key))
                .SelectMany(property => Check((JsonObject)property.Value!, map[property.Key], Below(path, property.Key), isStructural)),
            "additionalProperties" => CheckAdditional(schema, argument, map, path, isStructural),
            "minProperties" => Fail(map.Count < argument.Number(), path, $"has fewer than {argument} members"),
            "maxProperties" => Fail(map.Count > argument.Number(), path, $"has more than {argument} members"),
            _ => OfAnotherType(keyword),
        };

    private IEnumerable<string> CheckAdditional(JsonObject schema, JsonNode? argument, JsonObject map, string path, bool isStructural)
    {
        var described = schema["properties"] as JsonObject ?? [];
        var members = map.Where(member => !described.ContainsKey(member.Key));
        return argument switch
        {
            JsonObject others => members.SelectMany(member => Check(others, member.Value, Below(path, member.Key), isStructural)),
            _ when argument.IsTrue() => [],
            _ => members.Select(member => $"{Below(path, member.Key)}: is not known"),
        };
    }

    private IEnumerable<string> CheckList(
        JsonObject schema, string keyword, JsonNode? argument, JsonArray list, string path, bool isStructural) => keyword switch
        {
            "items" => list.SelectMany((item, i) => Check((JsonObject)argument!, item, $"{path}[{i}]", isStructural)),
            "minItems" => Fail(list.Count < argument.Number(), path, $"has fewer than {argument} items"),
            "maxItems" => Fail(list.Count > argument.Number(), path, $"has more than {argument} items"),
            "x-kubernetes-list-type" => argument.Text() switch
            {
                "set" => Duplicates(list, Show, path),
                "map" => Duplicates(list, item => KeyOf(item, (JsonArray)schema["x-kubernetes-list-map-keys"]!), path),
                _ => [],
            },
            _ => OfAnotherType(keyword),
        };

    private static string[] CheckScalar(
        string keyword, JsonNode? argument, JsonNode? value, string path) => (keyword, value.Text(), value.Number()) switch
        {
            ("pattern", { } text, _) => Fail(!GoText.Matches(text, argument.Text()!), path, $"{Show(value)} does not match {argument}"),
            ("minLength", { } text, _) => Fail(GoText.Length(text) < argument.Number(), path, $"{Show(value)} is shorter than {argument}"),
            ("maxLength", { } text, _) => Fail(GoText.Length(text) > argument.Number(), path, $"{Show(value)} is longer than {argument}"),
            ("minimum", _, { } number) => Fail(number < argument.Number(), path, $"{Show(value)} is less than {argument}"),
            ("maximum", _, { } number) => Fail(number > argument.Number(), path, $"{Show(value)} is more than {argument}"),
            ("format", _, _) => Fail(value is not null && !HasFormat(value, argument.Text()!), path, $"{Show(value)} is no {argument}"),
            _ => OfAnotherType(keyword),
        };

    private static bool HasFormat(JsonNode value, string format) => (format, value.Text(), value.Number()) switch
    {
        ("int32", _, { } number) => number is >= int.MinValue and <= int.MaxValue && number == Math.Floor(number),
        ("int64", _, { } number) => number is >= long.MinValue and <= long.MaxValue && number == Math.Floor(number),
        ("int32" or "int64" or "double", _, _) => true,
        ("date-time", { } text, _) => DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ("byte", { } text, _) => Convert.TryFromBase64String(text, new byte[text.Length], out _),
        ("ipv4", { } text, _) => IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork,
        ("ipv6", { } text, _) => IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6,
        ("date-time" or "byte" or "ipv4" or "ipv6", _, _) => true,
        _ => throw new NotSupportedException($"The format '{format}'."),
    };

    // What a structural schema does not describe, the API server refuses from a client that asks for that, and drops otherwise.
    private static IEnumerable<string> UnknownFields(JsonObject schema, JsonObject map, string path) =>
        schema["x-kubernetes-preserve-unknown-fields"].IsTrue() || schema.ContainsKey("additionalProperties")
            ? []
            : map.Where(member => schema["properties"] is not JsonObject known || !known.ContainsKey(member.Key))
                .Select(member => $"{Below(path, member.Key)}: is not known");

    private static IEnumerable<string> Duplicates(JsonArray list, Func<JsonNode?, string> key, string path) =>
        from items in list.GroupBy(key)
        where items.Count() > 1
        select $"{path}: has {items.Key} twice";

    private static string KeyOf(JsonNode? item, JsonArray keys) =>
        string.Join(", ", keys.Select(key => $"{key} {Show(item.At(key.Text()!))}"));

    private bool IsValid(JsonObject schema, JsonNode? value) => !Check(schema, value, "", isStructural: false).Any();

    private JsonObject Resolve(string reference) =>
        _root.At(reference.Split('/')[1..]) as JsonObject ?? throw new NotSupportedException($"The reference '{reference}'.");

    private static IEnumerable<string> TypesOf(JsonNode? argument) =>
        argument is JsonArray types ? types.Select(type => type.Text()!) : [argument.Text()!];

    private static IEnumerable<JsonObject> Schemas(JsonNode? argument) => ((JsonArray)argument!).Cast<JsonObject>();

    private static bool IsOfType(JsonNode? value, string type) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && value.Number() == Math.Floor(value.Number()!.Value)),
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        _ => type == "null",
    };

    // A keyword says nothing of values of other types than its own.
    private static string[] OfAnotherType(string keyword) => keyword is
        "required" or "properties" or "additionalProperties" or "minProperties" or "maxProperties"
        or "items" or "minItems" or "maxItems" or "x-kubernetes-list-type"
        or "pattern" or "minLength" or "maxLength" or "minimum" or "maximum" or "format"
        ? []
        : throw new NotSupportedException($"The keyword '{keyword}'.");

    private static string[] Fail(bool fails, string path, string problem) => fails ? [$"{path}: {problem}"] : [];

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Show(JsonNode? value) => value?.ToJsonString() ?? "null";
}
