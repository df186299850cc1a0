namespace Prototypes.Planning;

/// <summary>What sort of resource a plan names.</summary>
public enum PlanResourceKind
{
    /// <summary>A resource that a provider creates.</summary>
    Custom,

    /// <summary>A group of resources, made by the program (local) or by a provider (remote).</summary>
    Component,

    /// <summary>The configuration of a provider.</summary>
    Provider,
}
