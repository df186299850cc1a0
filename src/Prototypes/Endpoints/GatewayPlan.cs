using System.Collections.Immutable;

namespace Prototypes.Endpoints;

/// <summary>A Gateway that a prototype makes, known before anything is deployed, so that addresses and ports can be planned for it.</summary>
/// <param name="Name">Its name, unique in the stack.</param>
/// <param name="Ports">The ports of its listeners, each once.</param>
public sealed record GatewayPlan(string Name, ImmutableArray<GatewayPort> Ports);

/// <summary>A port of a Gateway's listeners.</summary>
/// <param name="Port">The port.</param>
public sealed record GatewayPort(int Port)
{
    /// <summary>The node port that it has to have where Gateways have node ports, or null for the next free one.</summary>
    public int? NodePort { get; init; }

    /// <summary>The address of this machine that kind binds its node port to. Default: 127.0.0.1.</summary>
    public System.Net.IPAddress ListenAddress { get; init; } = System.Net.IPAddress.Loopback;
}
