using System.Collections.Immutable;

namespace Prototypes.Settings;

/// <summary>The configuration of one stack as it was written, and what was wrong with the writing.</summary>
public sealed record SettingsDocument
{
    /// <summary>The namespace of the settings, which is the project's name.</summary>
    public const string Namespace = "prototypes";

    /// <summary>The settings by key, without the namespace; null if nothing could be read.</summary>
    public SettingsMap? Root { get; init; }

    /// <summary>What was wrong with the file or the command line.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The value at a dotted path below the namespace; null if nothing is written there.</summary>
    public SettingsNode? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Split('.').Aggregate((SettingsNode?)Root, (node, key) => (node as SettingsMap)?.Find(key));
    }

    internal static SettingsDocument Unreadable(Diagnostic diagnostic) => new() { Diagnostics = [diagnostic] };

    /// <summary>The path as users write and read it.</summary>
    internal static string Display(string path) => $"{Namespace}:{Texts.OneLine(path)}";
}
