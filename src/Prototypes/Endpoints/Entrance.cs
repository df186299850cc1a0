using System.Globalization;
using Prototypes.Clusters;
using Prototypes.Settings;

namespace Prototypes.Endpoints;

/// <summary>Where clients enter the cluster.</summary>
/// <param name="Address">The IP address, or null where it is not known before the deployment.</param>
/// <param name="HttpPort">The port for HTTP.</param>
/// <param name="HttpsPort">The port for HTTPS.</param>
public sealed record Entrance(string? Address, int HttpPort, int HttpsPort)
{
    private const int DefaultHttpPort = 80;
    private const int DefaultHttpsPort = 443;

    /// <summary>The entrance of an ingress controller that has no load balancer.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="ports">The controller's ports.</param>
    public static Entrance OfNode(ClusterSettings cluster, PortPlan ports)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(ports);
        var http = ports[PortPlan.Http];
        var https = ports[PortPlan.Https];
        return cluster.Kind switch
        {
            ClusterKind.Kind => new Entrance(http.ListenAddress.ToString(), http.HostPort, https.HostPort),
            ClusterKind.Minikube => new Entrance(NodeAddresses.ControlPlane(cluster.Subnet).ToString(), http.PortOfNode, https.PortOfNode),
            _ => new Entrance(null, http.NodePort, https.NodePort),
        };
    }

    /// <summary>The entrance of a load balancer.</summary>
    /// <param name="address">Its address, or null where it is not known before the deployment.</param>
    public static Entrance OfLoadBalancer(string? address) => new(address, DefaultHttpPort, DefaultHttpsPort);

    /// <summary>Describes what can be asked for here.</summary>
    /// <param name="name">The endpoint's name.</param>
    /// <param name="host">The host name, or null where the address alone is asked.</param>
    /// <param name="path">The path.</param>
    /// <param name="authority">The CA of its certificate, or null for plain HTTP.</param>
    public Endpoint Endpoint(string name, string? host, string path, SecretKey? authority)
    {
        var (scheme, port, defaultPort) = authority is null
            ? ("http", HttpPort, DefaultHttpPort)
            : ("https", HttpsPort, DefaultHttpsPort);
        var portText = port.ToString(CultureInfo.InvariantCulture);
        var authorityPart = (host ?? Address ?? "ADDRESS-OF-A-NODE") + (port == defaultPort ? "" : $":{portText}");
        return new Endpoint(name, $"{scheme}://{authorityPart}{path}")
        {
            Address = Address,
            Resolve = host is null || Address is null ? null : $"{host}:{portText}:{Address}",
            CertificateAuthority = authority,
        };
    }
}
