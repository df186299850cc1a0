using System.Collections.Immutable;

namespace Prototypes.Settings;

/// <summary>Reads the keys of a stack's configuration, which have the form <c>namespace:name</c>.</summary>
internal static class ConfigKey
{
    /// <summary>The setting's name, or null for a key of another namespace; a diagnostic if it is neither.</summary>
    public static string? Read(string key, SourcePosition position, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var colon = key.IndexOf(':');
        if (colon < 0)
        {
            diagnostics.Add(DiagnosticCatalogue.KeyWithoutNamespace.At(Texts.OneLine(key), position, Texts.OneLine(key)));
            return null;
        }

        var space = key[..colon];
        if (space != SettingsDocument.Namespace)
        {
            if (NearestName.Distance(space, SettingsDocument.Namespace) <= 2)
            {
                diagnostics.Add(DiagnosticCatalogue.MisspelledNamespace.At(Texts.OneLine(key), position, Texts.Quote(space)));
            }

            return null;
        }

        // Pulumi also accepts the older form namespace:config:name.
        var name = key[(colon + 1)..];
        return name.StartsWith("config:", StringComparison.Ordinal) ? name["config:".Length..] : name;
    }
}
