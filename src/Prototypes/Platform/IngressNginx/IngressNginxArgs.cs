using Prototypes.Endpoints;
using Prototypes.Releases;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>What an <see cref="IngressNginx"/> installs, and how clients reach it.</summary>
public sealed class IngressNginxArgs : ResourceArgs
{
    /// <summary>The chart.</summary>
    public required ChartRelease Release { get; init; }

    /// <summary>How clients reach its Service, which has the ports 80 and 443.</summary>
    public required ServiceExposure Exposure { get; init; }

    /// <summary>
    /// Whether the controller listens on ports of its node, as a cluster without load balancers needs it. It then runs on the control plane, the
    /// node that kind maps ports to and that has minikube's address.
    /// </summary>
    public required bool HostPorts { get; init; }

    /// <summary>
    /// The address that the controller writes into the status of each Ingress, or null for the address of its Service. Pulumi waits for an address
    /// there, and a Service on ports of the node never gets one that clients can use.
    /// </summary>
    public string? StatusAddress { get; init; }

    /// <summary>What gives load balancers their addresses, or null where nothing of this stack does.</summary>
    public Resource? LoadBalancers { get; init; }

    /// <summary>
    /// Whether an Ingress may have TLS passed through to its pods (annotation <c>nginx.ingress.kubernetes.io/ssl-passthrough</c>). Default: false, as in
    /// the chart: all TLS connections then take a detour through a proxy inside the controller.
    /// </summary>
    public bool TlsPassthrough { get; init; }
}
