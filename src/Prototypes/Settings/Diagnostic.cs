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
public sealed record Diagnostic
{
    /// <summary>The stable id, such as <c>PRO0204</c>.</summary>
    public required string Id { get; init; }

    /// <summary>How bad it is.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>The setting, such as <c>prototypes:versions.gateway-api</c>, or the file.</summary>
    public required string Path { get; init; }

    /// <summary>The value, the rule that it breaks, and the remedy.</summary>
    public required string Message { get; init; }

    /// <summary>The line in the stack file, from 1; 0 where there is none.</summary>
    public int Line { get; init; }

    /// <summary>The whole line: id, path and message.</summary>
    public override string ToString() => $"{Id} {Path}: {Message}";
}
