using System.Collections.Immutable;
using System.Net;
using Prototypes.Settings;

namespace Prototypes.Clusters;

/// <summary>
/// Which addresses of the nodes' network the load balancers of a stack get. Every load balancer has a fixed address, so that its URL is known before it
/// is deployed.
/// </summary>
public sealed record AddressPlan
{
    /// <summary>How many addresses each stack has for its load balancers.</summary>
    public const int PoolSize = 10;

    /// <summary>How many stacks a network has room for.</summary>
    public const int Pools = 10;

    /// <summary>How many addresses at the start of a network belong to its gateway and its nodes.</summary>
    public const int ReservedForNodes = 32;

    /// <summary>The smallest network that has room: all pools, the nodes' part, and the broadcast address.</summary>
    public const int SmallestSubnet = ReservedForNodes + (PoolSize * Pools) + 1;

    /// <summary>The first address of the pool.</summary>
    public required IPAddress First { get; init; }

    /// <summary>The last address of the pool.</summary>
    public required IPAddress Last { get; init; }

    /// <summary>The addresses of the load balancers, by name.</summary>
    public required ImmutableSortedDictionary<string, IPAddress> Assigned { get; init; }

    /// <summary>Plans the addresses of a stack.</summary>
    /// <param name="subnet">The network of the nodes, not smaller than <see cref="SmallestSubnet"/>.</param>
    /// <param name="index">Which of the network's pools the stack has, from 0: stacks with different indexes never share an address.</param>
    /// <param name="names">The load balancers in a fixed order, at most <see cref="PoolSize"/>.</param>
    /// <exception cref="ArgumentException">The network is too small, the index is out of range, or there are too many load balancers.</exception>
    public static AddressPlan For(Ipv4Subnet subnet, int index, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfLessThan(subnet.Size, SmallestSubnet, nameof(subnet));
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Pools);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Count, PoolSize, nameof(names));

        // Pools count down from the end, away from the addresses that Docker and minikube give to nodes; the very last one is the broadcast address.
        var first = subnet.Size - 1 - ((index + 1) * PoolSize);
        return new AddressPlan
        {
            First = subnet.AddressAt(first),
            Last = subnet.AddressAt(first + PoolSize - 1),
            Assigned = names
                .Select((name, position) => KeyValuePair.Create(name, subnet.AddressAt(first + position)))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }
}
