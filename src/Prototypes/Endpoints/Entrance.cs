using System.Globalization;
using Prototypes.Clusters;
using Prototypes.Settings;

namespace Prototypes.Endpoints;

/// <summary>Where clients enter the cluster.</summary>
/// <param name="Address">The IP address, or null where it is not known before the deployment.</param>
/// <param name="HttpPort">The port for HTTP, or null where there is none.</param>
/// <param name="HttpsPort">The port for HTTPS, or null where there is none.</param>
public sealed record Entrance(string? Address, int? HttpPort, int? HttpsPort)
{
    private const int DefaultHttpPort = 80;
    private const int DefaultHttpsPort = 443;

    /// <summary>The entrance through ports of the nodes.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="http">The port for HTTP, or null where there is none.</param>
    /// <param name="https">The port for HTTPS, or null where there is none.</param>
    public static Entrance OfNode(ClusterSettings cluster, PlannedPort? http, PlannedPort? https)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return cluster.Kind switch
        {
            ClusterKind.Kind => new Entrance((http ?? https)?.ClientAddress, http?.HostPort, https?.HostPort),
            ClusterKind.Minikube => new Entrance(
                NodeAddresses.ControlPlane(cluster.Subnet).ToString(), http?.PortOfNode, https?.PortOfNode),
            _ => new Entrance(null, http?.NodePort, https?.NodePort),
        };
    }

    /// <summary>The entrance of a load balancer.</summary>
    /// <param name="address">Its address, or null where it is not known before the deployment.</param>
    /// <param name="httpPort">The port for HTTP. Default: 80.</param>
    /// <param name="httpsPort">The port for HTTPS. Default: 443.</param>
    public static Entrance OfLoadBalancer(string? address, int? httpPort = DefaultHttpPort, int? httpsPort = DefaultHttpsPort) =>
        new(address, httpPort, httpsPort);

    /// <summary>Describes what can be asked for here.</summary>
    /// <param name="name">The endpoint's name.</param>
    /// <param name="host">The host name, or null where the address alone is asked.</param>
    /// <param name="path">The path.</param>
    /// <param name="authority">The CA of its certificate, or null for plain HTTP.</param>
    /// <exception cref="InvalidOperationException">There is no port for it.</exception>
    public Endpoint Endpoint(string name, string? host, string path, SecretKey? authority)
    {
        var (scheme, planned, defaultPort) = authority is null
            ? ("http", HttpPort, DefaultHttpPort)
            : ("https", HttpsPort, DefaultHttpsPort);
        var port = planned ?? throw new InvalidOperationException($"The endpoint '{name}' has no port for {scheme}.");
        var portText = port.ToString(CultureInfo.InvariantCulture);
        var site = (host ?? Address ?? "ADDRESS-OF-THE-CLUSTER") + (port == defaultPort ? "" : $":{portText}");
        return new Endpoint(name, $"{scheme}://{site}{path}")
        {
            Address = Address,
            Resolve = host is null || Address is null ? null : $"{host}:{portText}:{Address}",
            CertificateAuthority = authority,
        };
    }
}
