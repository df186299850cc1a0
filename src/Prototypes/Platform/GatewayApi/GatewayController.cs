using Prototypes.Endpoints;
using Prototypes.Resources.GatewayApi;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>What runs the Gateways of a class, and how it is told which Service to make for one.</summary>
public abstract class GatewayController
{
    private protected GatewayController(string className, Resource ready)
    {
        ClassName = className;
        Ready = ready;
    }

    /// <summary>The name of the GatewayClass.</summary>
    public string ClassName { get; }

    /// <summary>What a Gateway waits for: its controller.</summary>
    public Resource Ready { get; }

    /// <summary>The name of the ServiceAccount, Deployment and Service that the controller makes for a Gateway.</summary>
    /// <param name="gateway">The Gateway's name.</param>
    public string GeneratedName(string gateway) => $"{gateway}-{ClassName}";

    /// <summary>Asks for the Service of a Gateway.</summary>
    /// <param name="request">The Gateway, and how clients reach it.</param>
    /// <param name="parent">The component that it belongs to.</param>
    internal GatewayService Serve(GatewayServiceRequest request, ComponentResource parent) => request.Exposure switch
    {
        // Both controllers copy the annotations to the Service, where MetalLB reads the address.
        ServiceExposure.LoadBalancer { Address: { } address } => new GatewayService(
            new GatewayInfrastructureArgs { Annotations = { { MetalLb.AddressAnnotation, address } } }, null),
        ServiceExposure.LoadBalancer => new GatewayService(null, null),
        ServiceExposure.NodePorts ports => ServeNodePorts(request, ports, parent),
        _ => throw new InvalidOperationException("There is no other exposure."),
    };

    private protected abstract GatewayService ServeNodePorts(
        GatewayServiceRequest request, ServiceExposure.NodePorts ports, ComponentResource parent);
}

/// <summary>A Gateway, and how clients reach it.</summary>
/// <param name="LogicalName">The prefix of logical names in the stack.</param>
/// <param name="Name">The Gateway's name.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Exposure">How clients reach it.</param>
internal sealed record GatewayServiceRequest(string LogicalName, string Name, string Namespace, ServiceExposure Exposure);

/// <summary>What a Gateway says of its Service.</summary>
/// <param name="Infrastructure">Its <c>spec.infrastructure</c>, or null for the controller's defaults.</param>
/// <param name="Parameters">The object that it refers to, or null for none.</param>
internal sealed record GatewayService(GatewayInfrastructureArgs? Infrastructure, Resource? Parameters);
