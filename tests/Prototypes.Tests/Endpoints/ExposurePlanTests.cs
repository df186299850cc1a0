using Prototypes.Endpoints;
using Prototypes.Settings;

namespace Prototypes.Tests.Endpoints;

public sealed class ExposurePlanTests
{
    private static readonly GatewayPlan Apple = new("apple", [new GatewayPort(80)]);
    private static readonly GatewayPlan Mango = new("mango", [new GatewayPort(443), new GatewayPort(80)]);
    private static readonly GatewayPlan Fixed = new("fixed", [new GatewayPort(8080) { NodePort = 31001 }]);

    [Fact]
    public void Node_ports_are_given_out_in_order_to_those_that_ask_for_none()
    {
        var plan = ExposurePlan.For(Settings(ClusterKind.Kind, Exposure.NodePort), [Apple, Fixed, Mango]);

        Assert.Equal(
            [("apple-80", 30100), ("fixed-8080", 31001), ("mango-443", 30101), ("mango-80", 30102)],
            plan.Ports.Ports.Select(port => (port.Name, port.NodePort)));
        Assert.All(plan.Ports.Ports, port => Assert.Equal(port.NodePort, port.HostPort));
        var mango = Assert.IsType<ServiceExposure.NodePorts>(plan.Of(Mango));
        Assert.Equal([(80, 30102), (443, 30101)], mango.ByPort.Select(port => (port.Key, port.Value.NodePort)));
    }

    [Fact]
    public void Load_balancers_get_addresses_in_order_the_ingress_controller_first()
    {
        var plan = ExposurePlan.For(Settings(ClusterKind.Minikube, Exposure.LoadBalancer, "learn01"), [Apple, Mango]);

        Assert.Equal(new ServiceExposure.LoadBalancer("192.168.49.246"), plan.Of(Apple));
        Assert.Equal(new ServiceExposure.LoadBalancer("192.168.49.247"), plan.Of(Mango));
        Assert.Equal("192.168.49.245", plan.Ingress.Address);
        Assert.Empty(plan.Ports.Ports);
    }

    [Fact]
    public void A_cluster_that_serves_load_balancers_itself_chooses_the_address()
    {
        var plan = ExposurePlan.For(Settings(ClusterKind.Existing, Exposure.LoadBalancer), [Apple]);

        Assert.Null(plan.Addresses);
        Assert.Equal(new ServiceExposure.LoadBalancer(null), plan.Of(Apple));
        Assert.Equal(
            new Endpoint("apple", "http://apple.example.com/apple"),
            plan.EntranceOf(Apple, 80, null).Endpoint("apple", "apple.example.com", "/apple", null));
    }

    [Theory]
    [InlineData(ClusterKind.Kind, "127.0.0.1", "https://mango.example.com:30101/mango")]
    [InlineData(ClusterKind.Minikube, "192.168.49.2", "https://mango.example.com:30101/mango")]
    [InlineData(ClusterKind.Existing, null, "https://mango.example.com:30101/mango")]
    public void Clients_enter_at_the_address_of_the_cluster(ClusterKind kind, string? address, string url)
    {
        var plan = ExposurePlan.For(Settings(kind, Exposure.NodePort), [Apple, Mango]);
        var endpoint = plan.EntranceOf(Mango, 80, 443)
            .Endpoint("mango", "mango.example.com", "/mango", new SecretKey("mango", "mango-credential", "ca.crt"));

        Assert.Equal(
            new Endpoint("mango", url)
            {
                Address = address,
                Resolve = address is null ? null : $"mango.example.com:30101:{address}",
                CertificateAuthority = new SecretKey("mango", "mango-credential", "ca.crt"),
            },
            endpoint);
    }

    [Fact]
    public void An_endpoint_without_its_port_is_a_mistake_of_the_program()
    {
        var plan = ExposurePlan.For(Settings(ClusterKind.Kind, Exposure.NodePort), [Apple]);

        var error = Assert.Throws<InvalidOperationException>(() => plan.EntranceOf(Apple, 80, null)
            .Endpoint("apple", "apple.example.com", "/", new SecretKey("a", "b", "c")));
        Assert.Equal("The endpoint 'apple' has no port for https.", error.Message);
    }

    private static StackSettings Settings(ClusterKind kind, Exposure exposure, params string[] compose) => new()
    {
        Stack = "test",
        Cluster = new ClusterSettings { Name = "test", Kind = kind },
        Compose = compose.Length == 0 ? ["learn04"] : [.. compose],
        Exposure = exposure,
    };
}
