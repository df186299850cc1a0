using Prototypes.Releases;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;

namespace Prototypes.Platform;

/// <summary>NGINX Gateway Fabric: runs Gateways of the class <c>nginx</c>, each with a Deployment and a Service of its own in the Gateway's namespace.</summary>
public sealed class NginxGatewayFabric : ComponentResource
{
    /// <summary>The namespace of its control plane.</summary>
    public const string Namespace = "nginx-gateway";

    /// <summary>The GatewayClass that the release makes.</summary>
    public const string GatewayClassName = "nginx";

    /// <summary>Registers NGINX Gateway Fabric.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What to install.</param>
    /// <param name="options">Its resource options.</param>
    public NginxGatewayFabric(string name, NginxGatewayFabricArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:NginxGatewayFabric", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var @namespace = Namespaces.Create($"{name}-namespace", Namespace, PodSecurityLevel.Baseline, this);
        // Helm neither upgrades nor removes what stands in a chart's folder 'crds'.
        var crds = CrdManifests.Create($"{name}-crds", args.Release.CrdManifest!, this, options);
        Ready = HelmReleases.Create(
            $"{name}-release",
            new ChartInstallation(args.Release, Namespace, NginxGatewayFabricValues.For(args.LoadBalancer)) { SkipCrds = true },
            this,
            @namespace,
            crds,
            args.GatewayApi);
        RegisterOutputs();
    }

    /// <summary>What every Gateway of its class waits for: the release.</summary>
    public Release Ready { get; }
}

/// <summary>What an <see cref="NginxGatewayFabric"/> installs.</summary>
public sealed class NginxGatewayFabricArgs : ResourceArgs
{
    /// <summary>The chart.</summary>
    public required ChartRelease Release { get; init; }

    /// <summary>Whether its Gateways get load balancers, and not node ports.</summary>
    public required bool LoadBalancer { get; init; }

    /// <summary>What the Gateway API's CRDs are ready with.</summary>
    public required Resource GatewayApi { get; init; }
}

/// <summary>The values of NGINX Gateway Fabric's chart.</summary>
internal static class NginxGatewayFabricValues
{
    /// <summary>Decides the values.</summary>
    /// <param name="loadBalancer">Whether Gateways get load balancers.</param>
    public static Dictionary<string, object> For(bool loadBalancer) => new()
    {
        ["nginxGateway"] = new Dictionary<string, object>
        {
            ["gatewayClassName"] = NginxGatewayFabric.GatewayClassName,
            ["productTelemetry"] = new Dictionary<string, object> { ["enable"] = false },
        },
        ["nginx"] = new Dictionary<string, object>
        {
            ["service"] = new Dictionary<string, object>
            {
                ["type"] = loadBalancer ? "LoadBalancer" : "NodePort",
                // With 'Local', the default, only the pod's own node answers on a node port.
                ["externalTrafficPolicy"] = loadBalancer ? "Local" : "Cluster",
            },
        },
    };
}
