using System.Net;
using Prototypes.Settings;

namespace Prototypes.Clusters;

/// <summary>Which addresses of a subnet its nodes have.</summary>
public static class NodeAddresses
{
    /// <summary>The address of the control plane: the second of the subnet, after the gateway's.</summary>
    /// <param name="subnet">The network of the nodes.</param>
    public static IPAddress ControlPlane(Ipv4Subnet subnet) => subnet.AddressAt(2);
}
