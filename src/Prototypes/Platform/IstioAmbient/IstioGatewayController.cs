using Prototypes.Endpoints;
using Prototypes.Resources.GatewayApi;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>istiod, which runs Gateways.</summary>
/// <param name="istio">Istio.</param>
/// <param name="className">The GatewayClass. Default: the one that istiod makes itself.</param>
public sealed class IstioGatewayController(IstioAmbient istio, string className = IstioAmbient.GatewayClassName)
    : GatewayController(className, NotNull(istio).ControlPlane)
{
    private protected override GatewayService ServeNodePorts(
        GatewayServiceRequest request, ServiceExposure.NodePorts ports, ComponentResource parent)
    {
        var parameters = IstioGatewayParameters.Create(
            $"{request.LogicalName}-parameters",
            $"{request.Name}-parameters",
            request.Namespace,
            new IstioGatewayParameters { Service = IstioGatewayParameters.NodePortService(ports) },
            parent);
        return new GatewayService(new GatewayInfrastructureArgs { ParametersRef = parameters.Reference }, parameters.ConfigMap);
    }

    private static IstioAmbient NotNull(IstioAmbient istio) => istio ?? throw new ArgumentNullException(nameof(istio));
}
