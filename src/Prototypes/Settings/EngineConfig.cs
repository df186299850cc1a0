using System.Collections.Immutable;
using System.Text.Json;

namespace Prototypes.Settings;

/// <summary>Reads a stack's settings as the Pulumi engine hands them over: JSON in the environment.</summary>
/// <remarks>
/// The engine gives every value as text, structured ones as JSON text, and secrets in plain with a list of the keys that hold
/// some. Reading all of it, and not single keys through <c>Config</c>, is what finds keys that nobody asks for.
/// </remarks>
public static class EngineConfig
{
    /// <summary>The environment variable with the values.</summary>
    public const string ValuesVariable = "PULUMI_CONFIG";

    /// <summary>The environment variable with the keys that hold secrets.</summary>
    public const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    /// <summary>Reads the texts of the two environment variables; null or empty is no configuration.</summary>
    public static SettingsDocument Read(string? values, string? secretKeys)
    {
        try
        {
            return ReadObject(values, secretKeys);
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate pair is JSON, but no string.
            return SettingsDocument.Unreadable(DiagnosticCatalogue.UnreadableEngineConfig.At(ValuesVariable));
        }
    }

    private static SettingsDocument ReadObject(string? values, string? secretKeys)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (!TryParse(values, JsonValueKind.Object, out var pairs))
        {
            return SettingsDocument.Unreadable(DiagnosticCatalogue.UnreadableEngineConfig.At(ValuesVariable));
        }

        if (!TryParse(secretKeys, JsonValueKind.Array, out var secrets))
        {
            return SettingsDocument.Unreadable(DiagnosticCatalogue.UnreadableEngineConfig.At(SecretKeysVariable));
        }

        var secretNames = secrets is { } array ? array.EnumerateArray().Select(key => key.ToString()).ToHashSet() : [];
        var root = SettingsMap.Empty;
        foreach (var pair in pairs is { } map ? map.EnumerateObject().AsEnumerable() : [])
        {
            if (ConfigKey.Read(pair.Name, default, diagnostics) is { } key)
            {
                root = root.With(key, ReadValue(pair.Value, secretNames.Contains(pair.Name)));
            }
        }

        return new SettingsDocument { Root = root, Diagnostics = diagnostics.ToImmutable() };
    }

    private static SettingsNode ReadValue(JsonElement value, bool isSecret)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.AsSpan().TrimStart() is ['{' or '[', ..] && TryParse(text, null, out var structure)
            ? ToNode(structure.GetValueOrDefault(), isSecret ? Secrecy.Possible : Secrecy.Plain)
            : new SettingsScalar { Text = text, Secrecy = isSecret ? Secrecy.Secret : Secrecy.Plain };
    }

    private static SettingsNode ToNode(JsonElement element, Secrecy secrecy) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .Aggregate(SettingsMap.Empty, (map, property) => map.With(property.Name, ToNode(property.Value, secrecy))),
        JsonValueKind.Array => new SettingsList { Items = [.. element.EnumerateArray().Select(item => ToNode(item, secrecy))] },
        JsonValueKind.Null => new SettingsScalar { Text = null },
        JsonValueKind.String => new SettingsScalar { Text = element.GetString(), Secrecy = secrecy },
        _ => new SettingsScalar { Text = element.GetRawText(), Secrecy = secrecy },
    };

    private static bool TryParse(string? text, JsonValueKind? kind, out JsonElement? element)
    {
        element = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        try
        {
            element = JsonElement.Parse(text);
            return kind is null || element.Value.ValueKind == kind;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
