using Prototypes.Planning.Values;

namespace Prototypes.Planning;

/// <summary>What <c>pulumi up</c> would register for a stack. The same stack gives an equal document on every run and machine.</summary>
public sealed record PlanDocument
{
    /// <summary>The version of the plan format that this program writes and reads.</summary>
    public const int FormatVersion = 1;

    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The resources by wave, type and name (ordinal).</summary>
    public IReadOnlyList<PlanResource> Resources { get; init; } = [];

    /// <summary>The stack's outputs, secrets and unknown values replaced.</summary>
    public PlanMap Outputs { get; init; } = PlanMap.Empty;

    /// <summary>What the user should know before deploying, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(PlanDocument? other) => other is not null && Stack == other.Stack && Outputs == other.Outputs
        && Resources.SequenceEqual(other.Resources) && Warnings.SequenceEqual(other.Warnings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Stack, Resources.Count, Outputs, Warnings.Count);
}
