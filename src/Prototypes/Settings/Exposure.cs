namespace Prototypes.Settings;

/// <summary>How clients outside the cluster reach its Ingress controllers and Gateways.</summary>
public enum Exposure
{
    /// <summary>Services of type LoadBalancer, with addresses that MetalLB hands out or that an existing cluster provides.</summary>
    LoadBalancer,

    /// <summary>Services of type NodePort; on kind they are mapped to ports of the host.</summary>
    NodePort,
}
