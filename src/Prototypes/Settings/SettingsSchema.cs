using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prototypes.Composition;

namespace Prototypes.Settings;

/// <summary>The JSON schema of the stack files, with which editors complete and check them.</summary>
public static class SettingsSchema
{
    // Relaxed: the file is for editors, not for the inside of a web page.
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema's text, made from the settings records; <c>schemas/stack.schema.json</c> holds it.</summary>
    public static string Generate()
    {
        var properties = new JsonObject();
        foreach (var setting in SettingDefinition.Root)
        {
            properties.Add(KeyOf(setting.Name), Describe(setting));
        }

        foreach (var component in ComponentRegistry.All.Where(component => !properties.ContainsKey(KeyOf(component.Name))))
        {
            properties.Add(KeyOf(component.Name), new JsonObject
            {
                ["description"] = $"Options of {component.Name}; it has none.",
                ["type"] = new JsonArray("object", "null"),
                ["maxProperties"] = 0,
            });
        }

        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Stack configuration of the prototypes",
            ["type"] = "object",
            ["required"] = new JsonArray("config"),
            ["properties"] = new JsonObject
            {
                ["config"] = new JsonObject
                {
                    ["description"] = "The stack's settings. Keys of other namespaces are left alone.",
                    ["type"] = "object",
                    ["required"] = new JsonArray(KeyOf("compose")),
                    ["propertyNames"] = new JsonObject
                    {
                        ["anyOf"] = new JsonArray(
                            new JsonObject { ["enum"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]) },
                            new JsonObject { ["pattern"] = $"^(?!{SettingsDocument.Namespace}:)[^:]+:" }),
                    },
                    ["properties"] = properties,
                },
            },
        };
        return schema.ToJsonString(Format) + "\n";
    }

    private static string KeyOf(string setting) => $"{SettingsDocument.Namespace}:{setting}";

    private static JsonObject Describe(SettingDefinition setting)
    {
        var attribute = setting.Attribute;
        var schema = new JsonObject
        {
            ["description"] = attribute.Default is null ? attribute.Description : $"{attribute.Description} Default: {attribute.Default}.",
        };
        AddType(schema, setting);
        if (setting.DefaultText is { Length: > 0 } value)
        {
            schema["default"] = setting.Kind is SettingKind.Boolean or SettingKind.Number ? JsonNode.Parse(value) : value;
        }

        if (attribute.Example is { } example && setting.Kind != SettingKind.List)
        {
            schema["examples"] = new JsonArray(example);
        }

        return schema;
    }

    private static void AddType(JsonObject schema, SettingDefinition setting)
    {
        var attribute = setting.Attribute;
        switch (setting.Kind)
        {
            case SettingKind.Boolean:
                schema["type"] = new JsonArray("boolean", "null");
                break;
            case SettingKind.Number:
                schema["type"] = new JsonArray("integer", "null");
                schema["minimum"] = attribute.Minimum;
                schema["maximum"] = attribute.Maximum;
                break;
            case SettingKind.Choice:
                schema["enum"] = new JsonArray([.. setting.Choices.Select(choice => (JsonNode)choice), null]);
                break;
            case SettingKind.Version:
                AddText(schema, @"v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)([-+].+)?");
                break;
            case SettingKind.Subnet:
                AddText(schema, @"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/\d{1,2}");
                break;
            case SettingKind.List:
                var names = ComponentRegistry.All.Where(component => component.Implemented).Select(component => (JsonNode)component.Name);
                var items = attribute.Pattern is { } pattern
                    ? new JsonObject { ["type"] = "string", ["pattern"] = $"^({pattern})$" }
                    : new JsonObject { ["enum"] = new JsonArray([.. names]) };
                schema["anyOf"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "array",
                        ["minItems"] = 1,
                        ["uniqueItems"] = true,
                        ["items"] = items,
                    },
                    new JsonObject { ["type"] = "string" });
                break;
            case SettingKind.Secretable:
                schema["anyOf"] = new JsonArray(
                    new JsonObject { ["type"] = new JsonArray("string", "null") },
                    new JsonObject
                    {
                        ["type"] = "object",
                        ["required"] = new JsonArray("secure"),
                        ["additionalProperties"] = false,
                        ["properties"] = new JsonObject { ["secure"] = new JsonObject { ["type"] = "string" } },
                    });
                break;
            case SettingKind.Group:
                schema["type"] = new JsonArray("object", "null");
                schema["additionalProperties"] = false;
                schema["properties"] = new JsonObject(
                    setting.Children.Select(child => KeyValuePair.Create<string, JsonNode?>(child.Name, Describe(child))));
                break;
            default:
                AddText(schema, attribute.Pattern);
                break;
        }
    }

    private static void AddText(JsonObject schema, string? pattern)
    {
        schema["type"] = new JsonArray("string", "null");
        if (pattern is not null)
        {
            schema["pattern"] = $"^({pattern})$";
        }
    }
}
