using System.Collections.Immutable;

namespace Prototypes.Settings;

/// <summary>Collects the diagnostics of one configuration.</summary>
internal sealed class DiagnosticSink(SettingsDocument document)
{
    private readonly List<Diagnostic> _diagnostics = [.. document.Diagnostics];
    private readonly HashSet<string> _broken = [];

    /// <summary>The settings as they were written.</summary>
    public SettingsDocument Document { get; } = document;

    /// <summary>All diagnostics in the order of the stack file; those without a place there follow.</summary>
    public ImmutableArray<Diagnostic> Sorted =>
    [
        .. _diagnostics.Distinct()
            .OrderBy(diagnostic => diagnostic.Position == default)
            .ThenBy(diagnostic => diagnostic.Position.Line)
            .ThenBy(diagnostic => diagnostic.Position.Column)
            .ThenBy(diagnostic => diagnostic.Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
    ];

    /// <summary>Whether something is written at a path, other than an empty value or an empty map.</summary>
    public bool IsGiven(string path) =>
        Document.Find(path) is not (null or SettingsScalar { Text: null } or SettingsMap { Entries.IsEmpty: true });

    /// <summary>Whether nothing was found wrong with these settings, so that a rule about them makes sense.</summary>
    public bool IsSound(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (_broken.Any(broken => Concerns(broken, path)))
            {
                return false;
            }
        }

        return true;

        // What is wrong with a group concerns all in it, and what is wrong with an item all of its list.
        static bool Concerns(string broken, string path) => broken == path
            || path.StartsWith(broken + ".", StringComparison.Ordinal)
            || broken.StartsWith(path + "[", StringComparison.Ordinal);
    }

    /// <summary>Reports on the setting at a path below the namespace, where it stands.</summary>
    public void Report(DiagnosticDescriptor descriptor, string path, params object?[] arguments) =>
        ReportAt(descriptor, path, Document.Find(path)?.Position ?? default, arguments);

    /// <summary>Reports on the setting at a path below the namespace.</summary>
    public void ReportAt(DiagnosticDescriptor descriptor, string path, SourcePosition position, params object?[] arguments)
    {
        _diagnostics.Add(descriptor.At(SettingsDocument.Display(path), position, arguments));
        if (descriptor.Severity == DiagnosticSeverity.Error)
        {
            _broken.Add(path);
        }
    }
}
