using System.Net;
using Prototypes.Clusters;

namespace Prototypes.Tests.Clusters;

public sealed class KindConfigurationTests
{
    [Fact]
    public void One_node_without_ports_is_a_control_plane_alone() => Assert.Equal(
        """
        kind: Cluster
        apiVersion: kind.x-k8s.io/v1alpha4
        name: demo
        nodes:
        - role: control-plane
          image: node:1

        """,
        KindConfiguration.For("demo", "node:1", 1, PortPlan.Empty).ToYaml());

    [Fact]
    public void All_ports_lead_to_the_control_plane_from_the_address_that_each_listens_on() => Assert.Equal(
        """
        kind: Cluster
        apiVersion: kind.x-k8s.io/v1alpha4
        name: demo
        nodes:
        - role: control-plane
          image: node:1
          extraPortMappings:
          - containerPort: 80
            hostPort: 8080
            listenAddress: 127.0.0.1
            protocol: TCP
          - containerPort: 31001
            hostPort: 31001
            listenAddress: 0.0.0.0
            protocol: TCP
        - role: worker
          image: node:1
        - role: worker
          image: node:1

        """,
        KindConfiguration.For("demo", "node:1", 3, new PortPlan
        {
            Ports =
            [
                new PlannedPort("http", 8080, 30080) { NodeHostPort = 80 },
                new PlannedPort("internet", 31001, 31001) { ListenAddress = IPAddress.Any },
            ],
        }).ToYaml());
}
