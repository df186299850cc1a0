using Prototypes.Clusters;
using Prototypes.Endpoints;
using Prototypes.Settings;
using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Endpoints;

public sealed class EntranceTests
{
    private static readonly PlannedPort Http = new("http", HostPort: 8080, NodePort: 30080) { NodeHostPort = 80 };
    private static readonly PlannedPort Https = new("https", HostPort: 8443, NodePort: 30443) { NodeHostPort = 443 };

    [Fact]
    public void Kind_is_entered_through_ports_of_this_machine() =>
        Assert.Equal(new Entrance("127.0.0.1", 8080, 8443), Entrance.OfNode(Cluster(ClusterKind.Kind), Http, Https));

    [Fact]
    public void Minikube_is_entered_through_its_node() => Assert.Equal(
        new Entrance("192.168.60.2", 80, 443),
        Entrance.OfNode(Cluster(ClusterKind.Minikube) with { Subnet = Ipv4Subnet.Parse("192.168.60.0/24") }, Http, Https));

    [Fact]
    public void Of_an_existing_cluster_only_the_node_ports_are_known() =>
        Assert.Equal(new Entrance(null, 30080, 30443), Entrance.OfNode(Cluster(ClusterKind.Existing), Http, Https));

    [Fact]
    public void One_of_the_ports_may_be_missing()
    {
        Assert.Equal(new Entrance("127.0.0.1", null, 8443), Entrance.OfNode(Cluster(ClusterKind.Kind), null, Https));
        Assert.Equal(new Entrance("127.0.0.1", 8080, null), Entrance.OfNode(Cluster(ClusterKind.Kind), Http, null));
    }

    [Fact]
    public void A_load_balancer_has_the_ports_that_browsers_expect() =>
        Assert.Equal(new Entrance("172.18.255.245", 80, 443), Entrance.OfLoadBalancer("172.18.255.245"));

    [Theory]
    [InlineData("127.0.0.1", 80, "kiwi.org", "http://kiwi.org/kiwi", "kiwi.org:80:127.0.0.1")]
    [InlineData("127.0.0.1", 8080, "kiwi.org", "http://kiwi.org:8080/kiwi", "kiwi.org:8080:127.0.0.1")]
    [InlineData("127.0.0.1", 8080, null, "http://127.0.0.1:8080/kiwi", null)]
    [InlineData("127.0.0.1", 80, null, "http://127.0.0.1/kiwi", null)]
    [InlineData(null, 30080, "kiwi.org", "http://kiwi.org:30080/kiwi", null)]
    [InlineData(null, 30080, null, "http://ADDRESS-OF-THE-CLUSTER:30080/kiwi", null)]
    public void Plain_http_has_the_url_that_a_client_writes(string? address, int port, string? host, string url, string? resolve) => Assert.Equal(
        new Endpoint("kiwi", url) { Address = address, Resolve = resolve },
        new Entrance(address, port, 443).Endpoint("kiwi", host, "/kiwi", authority: null));

    [Theory]
    [InlineData(443, "https://kiwi.org/kiwi", "kiwi.org:443:127.0.0.1")]
    [InlineData(80, "https://kiwi.org:80/kiwi", "kiwi.org:80:127.0.0.1")]
    public void Https_names_the_ca_to_trust(int port, string url, string resolve)
    {
        var authority = new SecretKey("fruits", "kiwi-tls", "ca.crt");
        var endpoint = new Entrance("127.0.0.1", 80, port).Endpoint("kiwi", "kiwi.org", "/kiwi", authority);

        Assert.Equal(new Endpoint("kiwi", url) { Address = "127.0.0.1", Resolve = resolve, CertificateAuthority = authority }, endpoint);
        Assert.Equal(
            $"""
            address: 127.0.0.1
            certificateAuthority:
              key: ca.crt
              namespace: fruits
              secret: kiwi-tls
            name: kiwi
            resolve: {resolve}
            url: {url}

            """,
            RegisteredResource.ToYaml(endpoint.ToOutput()));
    }

    [Fact]
    public void What_is_not_known_is_left_out_of_the_output() => Assert.Equal(
        "name: kiwi\nurl: http://kiwi.org/\n", RegisteredResource.ToYaml(new Endpoint("kiwi", "http://kiwi.org/").ToOutput()));

    [Fact]
    public void An_endpoint_without_a_port_for_it_is_a_mistake_of_the_program() => Assert.Equal(
        "The endpoint 'kiwi' has no port for https.",
        Assert.Throws<InvalidOperationException>(
            () => new Entrance(null, 80, HttpsPort: null).Endpoint("kiwi", null, "/", new SecretKey("fruits", "kiwi", "ca.crt"))).Message);

    private static ClusterSettings Cluster(ClusterKind kind) => new() { Name = "demo", Kind = kind };
}
