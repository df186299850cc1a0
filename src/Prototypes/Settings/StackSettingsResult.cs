using System.Collections.Immutable;

namespace Prototypes.Settings;

/// <summary>Bound settings, or what keeps them from being bound.</summary>
public sealed record StackSettingsResult
{
    /// <summary>The settings; null if there is an error among the diagnostics.</summary>
    public StackSettings? Settings { get; init; }

    /// <summary>All errors and warnings, in the order of the stack file.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}
