namespace Prototypes.Settings;

/// <summary>How bad a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Something to know; the stack can be deployed.</summary>
    Warning,

    /// <summary>A mistake; nothing is deployed.</summary>
    Error,
}

/// <summary>A mistake in a stack's configuration, or something to know about it, in one line.</summary>
/// <param name="Descriptor">Which kind of mistake it is.</param>
/// <param name="Path">The setting, such as <c>prototypes:versions.gateway-api</c>, or the file.</param>
/// <param name="Message">The value, the rule that it breaks, and the remedy.</param>
/// <param name="Position">Where it stands in the stack file.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, string Path, string Message, SourcePosition Position = default)
{
    /// <summary>The stable id, such as <c>PRO0204</c>.</summary>
    public string Id => Descriptor.Id;

    /// <summary>How bad it is.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>The whole line: id, path and message.</summary>
    public override string ToString() => $"{Id} {Path}: {Message}";
}

/// <summary>A place in a stack file, counted from 1; the default is no place.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
public readonly record struct SourcePosition(int Line, int Column);
