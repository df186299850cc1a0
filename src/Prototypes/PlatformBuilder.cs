using Prototypes.Clusters;
using Prototypes.Composition;
using Prototypes.Endpoints;
using Prototypes.Platform;
using Prototypes.Settings;

namespace Prototypes;

/// <summary>The building blocks of a stack, each made when it is first asked for, and once, however many prototypes share it.</summary>
internal sealed class PlatformBuilder
{
    private readonly Lazy<CertManager> _certManager;
    private readonly Lazy<IngressNginx> _ingressNginx;

    /// <summary>Prepares the building blocks.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="ports">The ports that lead into the cluster.</param>
    public PlatformBuilder(StackSettings settings, Cluster cluster, PortPlan ports)
    {
        var onNode = settings.Exposure == Exposure.NodePort;
        var ownNodes = settings.Cluster.Kind != ClusterKind.Existing;
        IngressEntrance = onNode && ports.Ports.Length > 0 ? Entrance.OfNode(settings.Cluster, ports) : Entrance.OfLoadBalancer(null);

        _certManager = new(() => new CertManager(
            ComponentName.CertManager,
            new CertManagerArgs { Release = settings.Releases.CertManager },
            cluster.InCluster()));
        _ingressNginx = new(() => new IngressNginx(
            ComponentName.IngressNginx,
            new IngressNginxArgs
            {
                Release = settings.Releases.IngressNginx,
                Ports = ports,
                HostPorts = onNode && ownNodes,
                StatusAddress = onNode && ownNodes ? IngressEntrance.Address : null,
                TlsPassthrough = settings.Compose.Contains(ComponentName.Learn01),
            },
            cluster.InCluster()));
    }

    /// <summary>cert-manager.</summary>
    public CertManager CertManager => _certManager.Value;

    /// <summary>ingress-nginx.</summary>
    public IngressNginx IngressNginx => _ingressNginx.Value;

    /// <summary>Where clients reach <see cref="IngressNginx"/>.</summary>
    public Entrance IngressEntrance { get; }
}
