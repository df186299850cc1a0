using Prototypes.Endpoints;
using Prototypes.Resources.GatewayApi;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Prototypes.Platform;

/// <summary>A way into the mesh: a GatewayClass, and a Gateway of it in a namespace of its own. Namespaces are let in by the label <c>exposure</c>.</summary>
public sealed class ExposureScope : ComponentResource
{
    /// <summary>The label of the namespaces whose routes may attach; its value is the scope's name.</summary>
    public const string Label = "exposure";

    /// <summary>The name of the Gateway's listener.</summary>
    public const string ListenerName = "http";

    /// <summary>Registers a scope.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it is like.</param>
    /// <param name="options">Its resource options.</param>
    public ExposureScope(string name, ExposureScopeArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:ExposureScope", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Scope = args.Scope;
        Namespace = $"istio-{args.Scope}";
        GatewayName = $"gateway-{args.Scope}";
        var className = $"istio-gatewayclass-{args.Scope}";
        GatewayAccount = $"{GatewayName}-{className}";

        var gatewayClass = new GatewayClass(
            $"{name}-class",
            new GatewayClassArgs(className)
            {
                Spec = new GatewayClassSpecArgs
                {
                    ControllerName = IstioAmbient.GatewayController,
                    Description = $"{char.ToUpperInvariant(args.Scope[0])}{args.Scope[1..]} Gateway",
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { args.Istio.ControlPlane } });
        var @namespace = Namespaces.Create($"{name}-namespace", Namespace, PodSecurityLevel.Restricted, this);
        var parameters = IstioGatewayParameters.Create(
            $"{name}-config",
            $"{GatewayName}-config",
            Namespace,
            new IstioGatewayParameters
            {
                Deployment = new IstioGatewayParameters.DeploymentPatch
                {
                    Spec = new IstioGatewayParameters.DeploymentPatchSpec { Replicas = args.Replicas },
                },
                Service = args.Exposure is ServiceExposure.NodePorts ports ? IstioGatewayParameters.NodePortService(ports) : null,
            },
            this,
            @namespace);

        var infrastructure = new GatewayInfrastructureArgs
        {
            Labels = { { "app", "istio-gateway" } },
            ParametersRef = parameters.Reference,
        };
        if (args.Exposure is ServiceExposure.LoadBalancer { Address: { } address })
        {
            infrastructure.Annotations.Add(MetalLb.AddressAnnotation, address);
        }

        Gateway = new Gateway(
            $"{name}-gateway",
            new GatewayArgs(GatewayName, Namespace)
            {
                Spec = new GatewaySpecArgs
                {
                    GatewayClassName = className,
                    Infrastructure = infrastructure,
                    Listeners =
                    {
                        new GatewayListenerArgs
                        {
                            Name = ListenerName,
                            Port = args.ListenerPort,
                            Protocol = "HTTP",
                            AllowedRoutes = new GatewayAllowedRoutesArgs
                            {
                                Namespaces = new GatewayRouteNamespacesArgs
                                {
                                    From = "Selector",
                                    Selector = new LabelSelectorArgs { MatchLabels = { { Label, args.Scope } } },
                                },
                            },
                        },
                    },
                },
            },
            new CustomResourceOptions
            {
                Parent = this,
                DependsOn = args.LoadBalancers is { } loadBalancers
                    ? [gatewayClass, parameters.ConfigMap, loadBalancers]
                    : new InputList<Resource> { gatewayClass, parameters.ConfigMap },
            });
        RegisterOutputs();
    }

    /// <summary>The scope's name.</summary>
    public string Scope { get; }

    /// <summary>The namespace of its Gateway.</summary>
    public string Namespace { get; }

    /// <summary>The name of its Gateway.</summary>
    public string GatewayName { get; }

    /// <summary>The ServiceAccount of its Gateway's pods.</summary>
    public string GatewayAccount { get; }

    /// <summary>Its Gateway, ready when it takes traffic.</summary>
    public Gateway Gateway { get; }
}

/// <summary>What an <see cref="ExposureScope"/> is like.</summary>
public sealed class ExposureScopeArgs : ResourceArgs
{
    /// <summary>Its name, in lower case.</summary>
    public required string Scope { get; init; }

    /// <summary>The port of its listener.</summary>
    public required int ListenerPort { get; init; }

    /// <summary>Istio, which runs its Gateway.</summary>
    public required IstioAmbient Istio { get; init; }

    /// <summary>How clients reach its Gateway.</summary>
    public required ServiceExposure Exposure { get; init; }

    /// <summary>What gives load balancers their addresses, or null where nothing of this stack does.</summary>
    public Resource? LoadBalancers { get; init; }

    /// <summary>How many pods its Gateway has.</summary>
    public required int Replicas { get; init; }
}
