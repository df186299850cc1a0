using System.Collections.Immutable;

namespace Prototypes.Composition;

/// <summary>What the composition must know of a component.</summary>
public sealed record ComponentDescriptor
{
    /// <summary>The name in the configuration.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows or does, in a few words.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether it is a prototype that people learn from, and not a building block.</summary>
    public bool IsPrototype { get; init; }

    /// <summary>Whether this version of the program can deploy it.</summary>
    public bool Implemented { get; init; }

    /// <summary>The components that it always needs.</summary>
    public ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>Whether it makes Services of type LoadBalancer when the exposure is load-balancer.</summary>
    public bool NeedsLoadBalancer { get; init; }

    /// <summary>The namespaces that it creates, and that no other component may create.</summary>
    public ImmutableArray<string> Namespaces { get; init; } = [];

    /// <summary>The Gateway API kinds beyond Gateway and HTTPRoute, and other features, that it uses.</summary>
    public ImmutableArray<Feature> Features { get; init; } = [];
}

/// <summary>A feature that not every version of what provides it has.</summary>
public enum Feature
{
    /// <summary>TLSRoute v1 of the Gateway API.</summary>
    TlsRoute,

    /// <summary>Gateways that are parameterised through <c>spec.infrastructure.parametersRef</c>.</summary>
    GatewayParameters,
}
