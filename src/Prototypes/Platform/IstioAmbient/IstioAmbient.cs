using Prototypes.Releases;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Yaml.V2;

namespace Prototypes.Platform;

/// <summary>
/// Istio in ambient mode: a proxy on each node (ztunnel) carries the traffic of the mesh's pods, and istiod runs Gateways of the class <c>istio</c>,
/// which it makes itself.
/// </summary>
public sealed class IstioAmbient : ComponentResource
{
    /// <summary>The namespace of all its parts.</summary>
    public const string Namespace = "istio-system";

    /// <summary>The GatewayClass that istiod makes.</summary>
    public const string GatewayClassName = "istio";

    /// <summary>The controller of that class, for classes of one's own.</summary>
    public const string GatewayController = "istio.io/gateway-controller";

    /// <summary>Registers Istio.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What to install.</param>
    /// <param name="options">Its resource options.</param>
    public IstioAmbient(string name, IstioAmbientArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:IstioAmbient", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        // Its node agents change the network of their node.
        var @namespace = Namespaces.Create($"{name}-namespace", Namespace, PodSecurityLevel.Privileged, this);
        Crds = CrdManifests.Create($"{name}-crds", args.Base.CrdManifest!, this, options);

        var values = new IstioAmbientValues(args.Platform, args.ContainerRuntime, args.AlphaRoutes);
        var foundation = Install("base", args.Base, IstioAmbientValues.Base, @namespace, Crds);
        ControlPlane = Install("istiod", args.Istiod, values.Istiod, foundation, args.GatewayApi);
        var cni = Install("cni", args.Cni, values.Cni, foundation);
        // ztunnel gets its certificates from istiod and its pods' sockets from the CNI agent (https://github.com/istio/ztunnel/issues/1208).
        Ready = Install("ztunnel", args.Ztunnel, IstioAmbientValues.Ztunnel, ControlPlane, cni);
        RegisterOutputs();

        Release Install(string chart, ChartRelease release, Dictionary<string, object> chartValues, params Resource[] dependsOn) => HelmReleases.Create(
            $"{name}-{chart}",
            new ChartInstallation(release, Namespace, chartValues) { Name = IstioAmbientValues.ReleaseName(chart) },
            this,
            dependsOn);
    }

    /// <summary>Istio's CRDs.</summary>
    public ConfigFile Crds { get; }

    /// <summary>istiod, which runs Gateways and answers the webhook for Istio's own kinds.</summary>
    public Release ControlPlane { get; }

    /// <summary>What the mesh's pods wait for: ztunnel, the last part.</summary>
    public Release Ready { get; }
}
