namespace Prototypes.Settings;

/// <summary>Applies the <c>--config</c> options of the command line, which win over the stack file.</summary>
public static class ConfigOverrides
{
    /// <summary>The document with settings replaced or added; later options win over earlier ones.</summary>
    /// <param name="document">The settings of the stack file.</param>
    /// <param name="options">A dotted path below <c>prototypes:</c>, an equals sign, and a value or values with commas; nothing is the default.</param>
    public static SettingsDocument Apply(SettingsDocument document, IEnumerable<string> options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        foreach (var option in options)
        {
            document = Apply(document, option);
        }

        return document;
    }

    private static SettingsDocument Apply(SettingsDocument document, string option)
    {
        var equals = option.IndexOf('=');
        var path = equals < 0 ? "" : option[..equals];
        var prefix = SettingsDocument.Namespace + ":";
        var keys = (path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : path).Split('.');
        if (keys.Any(string.IsNullOrWhiteSpace))
        {
            var diagnostic = DiagnosticCatalogue.InvalidOverride.At("--config", Texts.Quote(option));
            return document with { Diagnostics = document.Diagnostics.Add(diagnostic) };
        }

        var value = option[(equals + 1)..];
        return document.Root is null
            ? document
            : document with { Root = Set(document.Root, keys, new SettingsScalar { Text = value.Length > 0 ? value : null }) };
    }

    private static SettingsMap Set(SettingsMap map, ReadOnlySpan<string> keys, SettingsScalar value) =>
        map.With(keys[0], keys.Length == 1 ? value : Set(map.Find(keys[0]) as SettingsMap ?? SettingsMap.Empty, keys[1..], value));
}
