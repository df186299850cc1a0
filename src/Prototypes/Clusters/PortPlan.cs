using System.Collections.Immutable;
using System.Net;

namespace Prototypes.Clusters;

/// <summary>
/// Which ports lead into the cluster: the one place that kind's port mappings, the node ports of Services and the URLs of the outputs come from.
/// </summary>
public sealed record PortPlan
{
    /// <summary>The name of the port for plain HTTP.</summary>
    public const string Http = "http";

    /// <summary>The name of the port for HTTPS.</summary>
    public const string Https = "https";

    /// <summary>The ports of an ingress controller: it listens on 80 and 443 of its node, and its Service on 30080 and 30443 of every node.</summary>
    /// <param name="httpHostPort">The port of this machine for HTTP, where the cluster maps ports.</param>
    /// <param name="httpsHostPort">The port of this machine for HTTPS, where the cluster maps ports.</param>
    public static PortPlan ForIngress(int httpHostPort, int httpsHostPort) => new()
    {
        Ports =
        [
            new PlannedPort(Http, httpHostPort, NodePort: 30080) { NodeHostPort = 80 },
            new PlannedPort(Https, httpsHostPort, NodePort: 30443) { NodeHostPort = 443 },
        ],
    };

    /// <summary>A plan without a port.</summary>
    public static PortPlan Empty { get; } = new();

    /// <summary>The ports, each with a name of its own.</summary>
    public ImmutableArray<PlannedPort> Ports { get; init; } = [];

    /// <summary>Finds a port by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such port.</exception>
    public PlannedPort this[string name] => Ports.FirstOrDefault(port => port.Name == name)
        ?? throw new KeyNotFoundException($"The port plan has no port '{name}'.");
}

/// <summary>One way into the cluster.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HostPort">The port of this machine that kind maps to it.</param>
/// <param name="NodePort">The node port of its Service, between 30000 and 32767.</param>
public sealed record PlannedPort(string Name, int HostPort, int NodePort)
{
    /// <summary>The address by which clients on this machine reach <see cref="HostPort"/>.</summary>
    public string ClientAddress => (IPAddress.Any.Equals(ListenAddress) ? IPAddress.Loopback : ListenAddress).ToString();

    /// <summary>The port of the node that the pod itself listens on, or null when it is reached through <see cref="NodePort"/> only.</summary>
    public int? NodeHostPort { get; init; }

    /// <summary>The address of this machine that kind binds <see cref="HostPort"/> to. Default: 127.0.0.1, which no other machine reaches.</summary>
    public IPAddress ListenAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The port that clients of a node's address use.</summary>
    public int PortOfNode => NodeHostPort ?? NodePort;
}
