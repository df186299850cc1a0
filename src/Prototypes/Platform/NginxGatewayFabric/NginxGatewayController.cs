using Prototypes.Endpoints;
using Prototypes.Resources.GatewayApi;
using Prototypes.Resources.Nginx;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>NGINX Gateway Fabric, which runs Gateways.</summary>
/// <param name="fabric">NGINX Gateway Fabric.</param>
public sealed class NginxGatewayController(NginxGatewayFabric fabric)
    : GatewayController(NginxGatewayFabric.GatewayClassName, NotNull(fabric).Ready)
{
    private protected override GatewayService ServeNodePorts(
        GatewayServiceRequest request, ServiceExposure.NodePorts ports, ComponentResource parent)
    {
        var name = $"{request.Name}-parameters";
        var service = new NginxServiceArgs { Type = "NodePort", ExternalTrafficPolicy = "Cluster" };
        foreach (var (listener, port) in ports.ByPort)
        {
            service.NodePorts.Add(new NginxNodePortArgs { Port = port.NodePort, ListenerPort = listener });
        }

        var proxy = new NginxProxy(
            $"{request.LogicalName}-parameters",
            new NginxProxyArgs(name, request.Namespace)
            {
                Spec = new NginxProxySpecArgs { Kubernetes = new NginxKubernetesArgs { Service = service } },
            },
            new CustomResourceOptions { Parent = parent, DependsOn = { Ready } });
        return new GatewayService(
            new GatewayInfrastructureArgs
            {
                ParametersRef = new GatewayParametersReferenceArgs { Group = "gateway.nginx.org", Kind = "NginxProxy", Name = name },
            },
            proxy);
    }

    private static NginxGatewayFabric NotNull(NginxGatewayFabric fabric) => fabric ?? throw new ArgumentNullException(nameof(fabric));
}
