using System.Collections.Immutable;
using Prototypes.Clusters;
using Prototypes.Composition;
using Prototypes.Settings;

namespace Prototypes.Endpoints;

/// <summary>How clients outside the cluster reach it: every address and port, decided before anything is deployed.</summary>
public sealed record ExposurePlan
{
    /// <summary>The first node port of Gateways that ask for none in particular.</summary>
    public const int FirstGatewayNodePort = 30100;

    /// <summary>The name under which ingress-nginx has its load balancer's address.</summary>
    public const string IngressLoadBalancer = "ingress-nginx";

    /// <summary>The cluster.</summary>
    public required ClusterSettings Cluster { get; init; }

    /// <summary>The ports of the nodes, and of this machine where the cluster maps them; none with load balancers.</summary>
    public required PortPlan Ports { get; init; }

    /// <summary>The addresses of load balancers, or null where the stack has none or does not give them out.</summary>
    public AddressPlan? Addresses { get; init; }

    /// <summary>Plans the exposure of a stack.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="gateways">Its Gateways, in a fixed order.</param>
    public static ExposurePlan For(StackSettings settings, IReadOnlyList<GatewayPlan> gateways)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(gateways);
        var ingress = settings.Components.Any(component => component.Name == ComponentName.IngressNginx);
        if (settings.Exposure == Exposure.NodePort)
        {
            var ports = ingress ? PortPlan.ForIngress(settings.Cluster.Ports.Http, settings.Cluster.Ports.Https) : PortPlan.Empty;
            return new ExposurePlan { Cluster = settings.Cluster, Ports = ports with { Ports = [.. ports.Ports, .. PortsOf(gateways)] } };
        }

        var balanced = gateways.Select(gateway => gateway.Name).ToList();
        if (ingress)
        {
            balanced.Insert(0, IngressLoadBalancer);
        }

        var metalLb = settings.Components.Any(component => component.Name == ComponentName.MetalLb);
        return new ExposurePlan
        {
            Cluster = settings.Cluster,
            Ports = PortPlan.Empty,
            Addresses = metalLb ? AddressPlan.For(settings.Cluster.Subnet, settings.Cluster.Pool, balanced) : null,
        };
    }

    /// <summary>How clients reach the ingress controller.</summary>
    public Entrance Ingress => Ports.Ports.Length > 0
        ? Entrance.OfNode(Cluster, Ports[PortPlan.Http], Ports[PortPlan.Https])
        : Entrance.OfLoadBalancer(AddressOf(IngressLoadBalancer));

    /// <summary>How clients reach the Service of the ingress controller.</summary>
    public ServiceExposure IngressController => Ports.Ports.Length > 0
        ? new ServiceExposure.NodePorts(ImmutableSortedDictionary<int, PlannedPort>.Empty
            .Add(80, Ports[PortPlan.Http])
            .Add(443, Ports[PortPlan.Https]))
        : new ServiceExposure.LoadBalancer(AddressOf(IngressLoadBalancer));

    /// <summary>How clients reach a Gateway.</summary>
    /// <param name="gateway">The Gateway.</param>
    public ServiceExposure Of(GatewayPlan gateway)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        return Ports.Ports.Length == 0
            ? new ServiceExposure.LoadBalancer(AddressOf(gateway.Name))
            : new ServiceExposure.NodePorts(
                gateway.Ports.ToImmutableSortedDictionary(port => port.Port, port => Ports[PortName(gateway, port)]));
    }

    /// <summary>Where clients enter through a port of a Gateway.</summary>
    /// <param name="gateway">The Gateway.</param>
    /// <param name="httpPort">Its port for HTTP, where it has one.</param>
    /// <param name="httpsPort">Its port for HTTPS, where it has one.</param>
    public Entrance EntranceOf(GatewayPlan gateway, int? httpPort, int? httpsPort)
    {
        return Of(gateway) switch
        {
            ServiceExposure.NodePorts ports => Entrance.OfNode(
                Cluster, httpPort is { } http ? ports.ByPort[http] : null, httpsPort is { } https ? ports.ByPort[https] : null),
            ServiceExposure.LoadBalancer balancer => Entrance.OfLoadBalancer(balancer.Address, httpPort, httpsPort),
            _ => throw new InvalidOperationException("There is no other exposure."),
        };
    }

    private static IEnumerable<PlannedPort> PortsOf(IEnumerable<GatewayPlan> gateways)
    {
        var next = FirstGatewayNodePort;
        foreach (var gateway in gateways)
        {
            foreach (var port in gateway.Ports)
            {
                var nodePort = port.NodePort ?? next++;
                yield return new PlannedPort(PortName(gateway, port), nodePort, nodePort) { ListenAddress = port.ListenAddress };
            }
        }
    }

    private static string PortName(GatewayPlan gateway, GatewayPort port) => $"{gateway.Name}-{port.Port}";

    private string? AddressOf(string name) => Addresses?.Assigned[name].ToString();
}
