using System.Net;
using Prototypes.Clusters;

namespace Prototypes.Tests.Clusters;

public sealed class PortPlanTests
{
    [Fact]
    public void An_ingress_controller_listens_on_its_node_and_on_node_ports()
    {
        var plan = PortPlan.ForIngress(8080, 8443);

        Assert.Equal(
            [
                new PlannedPort("http", HostPort: 8080, NodePort: 30080) { NodeHostPort = 80 },
                new PlannedPort("https", HostPort: 8443, NodePort: 30443) { NodeHostPort = 443 },
            ],
            plan.Ports.AsEnumerable());
        Assert.Equal((80, 443), (plan["http"].PortOfNode, plan["https"].PortOfNode));
    }

    [Fact]
    public void A_port_that_no_pod_takes_on_its_node_is_reached_by_its_node_port() =>
        Assert.Equal(30100, new PlannedPort("gateway", 8080, 30100).PortOfNode);

    [Theory]
    [InlineData(null, "127.0.0.1")]
    [InlineData("0.0.0.0", "127.0.0.1")]
    [InlineData("192.168.1.7", "192.168.1.7")]
    public void Clients_on_this_machine_reach_a_port_by_the_address_it_listens_on(string? listenAddress, string expected)
    {
        var port = new PlannedPort("gateway", 8080, 30100);

        Assert.Equal(expected, (listenAddress is null ? port : port with { ListenAddress = IPAddress.Parse(listenAddress) }).ClientAddress);
    }

    [Fact]
    public void A_port_that_was_not_planned_is_named() => Assert.Equal(
        "The port plan has no port 'http'.", Assert.Throws<KeyNotFoundException>(() => PortPlan.Empty["http"]).Message);
}
