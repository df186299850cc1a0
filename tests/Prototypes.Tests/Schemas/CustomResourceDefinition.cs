using System.Text.Json.Nodes;
using Prototypes.Tests.Schemas.Cel;

namespace Prototypes.Tests.Schemas;

/// <summary>A CRD, and whether objects keep to it.</summary>
internal sealed class CustomResourceDefinition
{
    private readonly bool _isNamespaced;
    private readonly Dictionary<string, JsonObject> _served;

    private CustomResourceDefinition(string group, string kind, bool isNamespaced, Dictionary<string, JsonObject> served)
    {
        Group = group;
        Kind = kind;
        _isNamespaced = isNamespaced;
        _served = served;
    }

    /// <summary>The API group.</summary>
    public string Group { get; }

    /// <summary>The kind of its objects.</summary>
    public string Kind { get; }

    /// <summary>The schemas of the versions that the API server serves.</summary>
    public IReadOnlyDictionary<string, JsonObject> Served => _served;

    /// <summary>Reads a CRD's manifest.</summary>
    public static CustomResourceDefinition Parse(string yaml)
    {
        var spec = JsonData.ObjectOfYaml(yaml)["spec"];
        var served =
            from version in spec.ItemsAt("versions")
            where version.At("served").IsTrue()
            select KeyValuePair.Create(version.TextAt("name")!, WithObjectFields((JsonObject)version.At("schema", "openAPIV3Schema")!));
        return new CustomResourceDefinition(
            spec.TextAt("group")!, spec.TextAt("names", "kind")!, spec.TextAt("scope") == "Namespaced", served.ToDictionary());
    }

    /// <summary>What keeps the API server from creating an object, a line each.</summary>
    public IEnumerable<string> Check(JsonObject value)
    {
        var version = value.TextAt("apiVersion")!.Split('/')[^1];
        if (!_served.TryGetValue(version, out var schema))
        {
            return [$"apiVersion: '{version}' is none of the versions {string.Join(", ", _served.Keys)}"];
        }

        var complete = (JsonObject)SchemaDefaults.Apply(schema, value)!;
        return
        [
            .. CheckScope(value["metadata"].TextAt("namespace") is not null),
            .. SchemaValidator.CheckStructural(schema, complete),
            .. CelRules.Check(schema, complete),
        ];
    }

    private string[] CheckScope(bool hasNamespace) => (_isNamespaced, hasNamespace) switch
    {
        (true, false) => ["metadata.namespace: is missing"],
        (false, true) => ["metadata.namespace: is not for a kind of the whole cluster"],
        _ => [],
    };

    // The API server describes these fields itself, whatever a CRD says of them.
    private static JsonObject WithObjectFields(JsonObject schema)
    {
        var properties = (JsonObject)schema["properties"]!;
        properties["apiVersion"] = new JsonObject { ["type"] = "string" };
        properties["kind"] = new JsonObject { ["type"] = "string" };
        properties["metadata"] = new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true };
        return schema;
    }
}
