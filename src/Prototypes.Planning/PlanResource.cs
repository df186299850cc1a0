using Prototypes.Planning.Values;

namespace Prototypes.Planning;

/// <summary>
/// A resource that <c>pulumi up</c> would register. Other resources are referred to by their logical names; where two of the stack share a
/// name, by the last two parts of the URN, <c>type$type::name</c> with the types of the parents first, which no two share.
/// </summary>
public sealed record PlanResource
{
    /// <summary>The logical name.</summary>
    public required string Name { get; init; }

    /// <summary>The type token, such as <c>kubernetes:core/v1:Namespace</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What sort of resource it is.</summary>
    public required PlanResourceKind Kind { get; init; }

    /// <summary>The reference of the parent resource; <see langword="null"/> at the top of the stack.</summary>
    public string? Parent { get; init; }

    /// <summary>
    /// The reference of the provider for the type's package, explicit or inherited; <see langword="null"/> for the default one.
    /// </summary>
    public string? Provider { get; init; }

    /// <summary>The references of what it explicitly depends on and of what its inputs come from, each once, in ordinal order.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>When it can be created: 0 if it waits for nothing, else one more than the highest wave among what it waits for.</summary>
    public int Wave { get; init; }

    /// <summary>The inputs by their wire names, secrets and unknown values replaced.</summary>
    public PlanMap Inputs { get; init; } = PlanMap.Empty;

    /// <summary>The resource options that are set, by their names in Pulumi.</summary>
    public PlanMap Options { get; init; } = PlanMap.Empty;

    /// <inheritdoc/>
    public bool Equals(PlanResource? other) => other is not null
        && (Name, Type, Kind, Parent, Provider, Wave) == (other.Name, other.Type, other.Kind, other.Parent, other.Provider, other.Wave)
        && DependsOn.SequenceEqual(other.DependsOn) && Inputs == other.Inputs && Options == other.Options;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Kind, Parent, Wave);
}
