using System.Globalization;

namespace Prototypes.Settings;

/// <summary>A kind of diagnostic: what <c>docs/diagnostics.md</c> says about one id.</summary>
public sealed record DiagnosticDescriptor
{
    /// <summary>The stable id: PRO00xx syntax, PRO01xx names, PRO02xx values and versions, PRO03xx composition.</summary>
    public required string Id { get; init; }

    /// <summary>How bad it is.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>The message, with placeholders in the manner of <see cref="string.Format(string, object?[])"/>.</summary>
    public required string Message { get; init; }

    /// <summary>How it comes about.</summary>
    public required string Cause { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }

    internal Diagnostic At(string path, SourcePosition position, params object?[] arguments) =>
        new(this, path.Length > 0 ? path : "''", string.Format(CultureInfo.InvariantCulture, Message, arguments), position);

    internal Diagnostic At(string path, params object?[] arguments) => At(path, default, arguments);
}
