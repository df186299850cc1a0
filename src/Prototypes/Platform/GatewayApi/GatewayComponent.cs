using Prototypes.Endpoints;
using Prototypes.Resources.GatewayApi;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Prototypes.Platform;

/// <summary>A Gateway with its Service, by what it does with TLS.</summary>
public abstract class GatewayComponent : ComponentResource
{
    private protected GatewayComponent(
        string type, string name, GatewayComponentArgs args, ComponentResourceOptions? options, Func<GatewayComponentArgs, InputList<GatewayListenerArgs>> listeners)
        : base(type, name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var controller = args.Controller;
        var service = controller.Serve(new GatewayServiceRequest(name, args.Name, args.Namespace, args.Exposure), this);
        var spec = new GatewaySpecArgs { GatewayClassName = controller.ClassName, Listeners = listeners(args) };
        if (service.Infrastructure is not null)
        {
            spec.Infrastructure = service.Infrastructure;
        }

        var dependsOn = new InputList<Resource> { controller.Ready };
        foreach (var needed in new[] { service.Parameters, args.LoadBalancers, args.Certificate?.Ready })
        {
            if (needed is not null)
            {
                dependsOn.Add(needed);
            }
        }

        Gateway = new Gateway(
            $"{name}-gateway",
            new GatewayArgs(args.Name, args.Namespace) { Spec = spec },
            new CustomResourceOptions { Parent = this, DependsOn = dependsOn });
        RegisterOutputs();
    }

    /// <summary>The Gateway, ready when it takes traffic.</summary>
    public Gateway Gateway { get; }

    /// <summary>A listener of a Gateway.</summary>
    /// <param name="args">The Gateway.</param>
    /// <param name="name">The listener's name.</param>
    /// <param name="port">Its port.</param>
    /// <param name="protocol">Its protocol.</param>
    private protected static GatewayListenerArgs Listener(GatewayComponentArgs args, string name, int port, string protocol)
    {
        var namespaces = args.RoutesOf is { } label
            ? new GatewayRouteNamespacesArgs
            {
                From = "Selector",
                Selector = new LabelSelectorArgs { MatchLabels = { { label.Key, label.Value } } },
            }
            : new GatewayRouteNamespacesArgs { From = "Same" };
        var listener = new GatewayListenerArgs
        {
            Name = name,
            Port = port,
            Protocol = protocol,
            AllowedRoutes = new GatewayAllowedRoutesArgs { Namespaces = namespaces },
        };
        if (args.Hostname is not null)
        {
            listener.Hostname = args.Hostname;
        }

        return listener;
    }
}

/// <summary>What all Gateways of this project have in common.</summary>
public abstract class GatewayComponentArgs : ResourceArgs
{
    /// <summary>The Gateway's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>What runs it.</summary>
    public required GatewayController Controller { get; init; }

    /// <summary>How clients reach it.</summary>
    public required ServiceExposure Exposure { get; init; }

    /// <summary>What gives load balancers their addresses, or null where nothing of this stack does.</summary>
    public Resource? LoadBalancers { get; init; }

    /// <summary>The host that it serves, which may begin with <c>*.</c>; null for every host.</summary>
    public string? Hostname { get; init; }

    /// <summary>The label of the namespaces whose routes may attach. Default: its own namespace only.</summary>
    public KeyValuePair<string, string>? RoutesOf { get; init; }

    /// <summary>The certificate that it serves, or null where it serves none.</summary>
    internal ServerCertificate? Certificate { get; init; }
}
