using Prototypes.Endpoints;

namespace Prototypes.Platform;

/// <summary>The values of ingress-nginx's chart.</summary>
internal static class IngressNginxValues
{
    /// <summary>kubeadm's label and taint of control-plane nodes; kind and minikube both set up their clusters with kubeadm.</summary>
    private const string ControlPlane = "node-role.kubernetes.io/control-plane";

    /// <summary>Decides the values.</summary>
    /// <param name="args">How clients reach the controller.</param>
    public static Dictionary<string, object> For(IngressNginxArgs args)
    {
        var controller = new Dictionary<string, object>
        {
            ["ingressClassResource"] = new Dictionary<string, object> { ["name"] = IngressNginx.ClassName, ["default"] = true },
            ["watchIngressWithoutClass"] = true,
            ["service"] = Service(args.Exposure),
        };
        if (args.HostPorts)
        {
            controller["hostPort"] = new Dictionary<string, object> { ["enabled"] = true };
            controller["nodeSelector"] = new Dictionary<string, object>
            {
                ["kubernetes.io/os"] = "linux",
                [ControlPlane] = "",
            };
            controller["tolerations"] = new object[]
            {
                new Dictionary<string, object> { ["key"] = ControlPlane, ["operator"] = "Exists", ["effect"] = "NoSchedule" },
            };
            // Two controllers can't hold the same port of a node: the old one goes first, and at once.
            controller["updateStrategy"] = new Dictionary<string, object>
            {
                ["type"] = "RollingUpdate",
                ["rollingUpdate"] = new Dictionary<string, object> { ["maxUnavailable"] = 1 },
            };
            controller["terminationGracePeriodSeconds"] = 0;
        }

        var arguments = new Dictionary<string, object>();
        if (args.StatusAddress is not null)
        {
            controller["publishService"] = new Dictionary<string, object> { ["enabled"] = false };
            arguments["publish-status-address"] = args.StatusAddress;
        }

        if (args.TlsPassthrough)
        {
            // An empty value renders as the bare flag.
            arguments["enable-ssl-passthrough"] = "";
        }

        if (arguments.Count > 0)
        {
            controller["extraArgs"] = arguments;
        }

        return new Dictionary<string, object> { ["controller"] = controller };
    }

    private static Dictionary<string, object> Service(ServiceExposure exposure)
    {
        var service = new Dictionary<string, object>
        {
            ["type"] = exposure is ServiceExposure.NodePorts ? "NodePort" : "LoadBalancer",
        };
        switch (exposure)
        {
            case ServiceExposure.NodePorts ports:
                service["nodePorts"] = new Dictionary<string, object>
                {
                    ["http"] = ports.ByPort[80].NodePort,
                    ["https"] = ports.ByPort[443].NodePort,
                };
                break;
            case ServiceExposure.LoadBalancer { Address: { } address }:
                service["annotations"] = new Dictionary<string, object> { [MetalLb.AddressAnnotation] = address };
                break;
        }

        return service;
    }
}
