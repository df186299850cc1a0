using System.Net;
using Prototypes.Releases;
using Prototypes.Resources.MetalLb;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>MetalLB: gives Services of type LoadBalancer their addresses, and answers for them on the nodes' network (layer 2).</summary>
public sealed class MetalLb : ComponentResource
{
    /// <summary>The namespace of its controller and speakers.</summary>
    public const string Namespace = "metallb-system";

    /// <summary>The name of the pool.</summary>
    public const string PoolName = "prototypes";

    /// <summary>The annotation by which a Service asks for an address of the pool.</summary>
    public const string AddressAnnotation = "metallb.io/loadBalancerIPs";

    /// <summary>Registers MetalLB.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What to install, and which addresses it hands out.</param>
    /// <param name="options">Its resource options.</param>
    public MetalLb(string name, MetalLbArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:MetalLb", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        // Its speakers use the network of their node.
        var @namespace = Namespaces.Create($"{name}-namespace", Namespace, PodSecurityLevel.Privileged, this);
        var release = HelmReleases.Create(
            $"{name}-release", new ChartInstallation(args.Release, Namespace, MetalLbValues.ForLayer2()), this, @namespace);
        // The release waits for the controller, which is the webhook that a pool is checked by (https://github.com/metallb/metallb/issues/1540).
        var pool = new IpAddressPool(
            $"{name}-pool",
            new IpAddressPoolArgs(PoolName, Namespace)
            {
                Spec = new IpAddressPoolSpecArgs { Addresses = { $"{args.First}-{args.Last}" } },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { release } });
        Ready = new L2Advertisement(
            $"{name}-advertisement",
            new L2AdvertisementArgs(PoolName, Namespace)
            {
                Spec = new L2AdvertisementSpecArgs { IpAddressPools = { PoolName } },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { pool } });
        RegisterOutputs();
    }

    /// <summary>What everything that asks for an address waits for: the pool, advertised.</summary>
    public L2Advertisement Ready { get; }
}

/// <summary>What a <see cref="MetalLb"/> installs, and which addresses it hands out.</summary>
public sealed class MetalLbArgs : ResourceArgs
{
    /// <summary>The chart.</summary>
    public required ChartRelease Release { get; init; }

    /// <summary>The first address of its pool, in the network of the nodes.</summary>
    public required IPAddress First { get; init; }

    /// <summary>The last address of its pool.</summary>
    public required IPAddress Last { get; init; }
}

/// <summary>The values of MetalLB's chart.</summary>
internal static class MetalLbValues
{
    /// <summary>Layer 2 only: nothing here speaks BGP.</summary>
    public static Dictionary<string, object> ForLayer2() => new()
    {
        ["crds"] = new Dictionary<string, object> { ["enabled"] = true },
        ["speaker"] = new Dictionary<string, object>
        {
            ["frr"] = new Dictionary<string, object> { ["enabled"] = false },
            // The control plane of a single node carries a label that keeps load balancers away (https://github.com/metallb/metallb/issues/2274).
            ["ignoreExcludeLB"] = true,
        },
        ["frrk8s"] = new Dictionary<string, object> { ["enabled"] = false },
    };
}
