using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Learn;

public sealed class Learn04NginxGatewayFabricTests
{
    private static readonly Lazy<Task<ResourceGraph>> Balanced = new(() => ResourceGraph.OfStackAsync("learn04"));

    private static readonly Lazy<Task<ResourceGraph>> OnNodes = new(() => ResourceGraph.OfStackAsync("learn04", "exposure=node-port"));

    private static readonly Lazy<Task<ResourceGraph>> WithSecond =
        new(() => ResourceGraph.OfStackAsync("learn04", "learn04.secondGateway=true"));

    [Fact]
    public async Task Everything_waits_for_what_it_needs_and_for_nothing_else() => Assert.Equal(
        [
            "gateway-api-crds <- gateway-api-channel",
            "learn04-apple-deployment <-",
            "learn04-apple-route <- nginx-gateway-fabric-release",
            "learn04-apple-service <-",
            "learn04-coffee-deployment <-",
            "learn04-coffee-route <- nginx-gateway-fabric-release",
            "learn04-coffee-service <-",
            "learn04-entrance-gateway <- metal-lb-advertisement, nginx-gateway-fabric-release",
            "metal-lb-advertisement <- metal-lb-pool",
            "metal-lb-namespace <-",
            "metal-lb-pool <- metal-lb-release",
            "metal-lb-release <- metal-lb-namespace",
            "nginx-gateway-fabric-crds <-",
            "nginx-gateway-fabric-namespace <-",
            "nginx-gateway-fabric-release <- gateway-api-crds, nginx-gateway-fabric-crds, nginx-gateway-fabric-namespace",
        ],
        (await Balanced.Value).EdgesInCluster);

    [Fact]
    public async Task The_gateway_has_a_fixed_address_of_the_pool()
    {
        var graph = await Balanced.Value;

        Assert.Equal(
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata:
              annotations:
                pulumi.com/waitFor: condition=Programmed
              name: gateway
              namespace: default
            spec:
              gatewayClassName: nginx
              infrastructure:
                annotations:
                  metallb.io/loadBalancerIPs: 172.18.255.245
              listeners:
                - allowedRoutes:
                    namespaces:
                      from: Same
                  hostname: '*.example.com'
                  name: http
                  port: 80
                  protocol: HTTP

            """,
            graph["learn04-entrance-gateway"].InputsYaml);
        Assert.Equal(
            """
            apiVersion: metallb.io/v1beta1
            kind: IPAddressPool
            metadata:
              name: prototypes
              namespace: metallb-system
            spec:
              addresses:
                - 172.18.255.245-172.18.255.254

            """,
            graph["metal-lb-pool"].InputsYaml);
    }

    [Fact]
    public async Task On_nodes_the_gateway_has_node_ports_of_its_own_that_kind_maps()
    {
        var graph = await OnNodes.Value;

        Assert.Equal(
            """
            apiVersion: gateway.nginx.org/v1alpha2
            kind: NginxProxy
            metadata:
              name: gateway-parameters
              namespace: default
            spec:
              kubernetes:
                service:
                  externalTrafficPolicy: Cluster
                  nodePorts:
                    - listenerPort: 80
                      port: 30100
                  type: NodePort

            """,
            graph["learn04-entrance-parameters"].InputsYaml);
        Assert.Equal(["learn04-entrance-parameters", "nginx-gateway-fabric-release"], graph["learn04-entrance-gateway"].DependsOn);
        Assert.Contains("containerPort: 30100\n    hostPort: 30100\n    listenAddress: 127.0.0.1", graph["kind-cluster-lifecycle"].TextAt("stdin"), StringComparison.Ordinal);
        Assert.DoesNotContain("metal-lb", graph.Names);
    }

    [Fact]
    public async Task Routes_find_their_applications_by_host()
    {
        var graph = await Balanced.Value;

        Assert.Equal(
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              annotations:
                pulumi.com/waitFor: "[\"jsonpath={.status.parents[0].conditions[?@.type=='Accepted'].status}=True\", \"jsonpath={.status.parents[0].conditions[?@.type=='ResolvedRefs'].status}=True\"]"
              name: coffee
              namespace: default
            spec:
              hostnames:
                - cafe.example.com
              parentRefs:
                - name: gateway
              rules:
                - backendRefs:
                    - name: coffee
                      port: 80
                  matches:
                    - path:
                        type: PathPrefix
                        value: /

            """,
            graph["learn04-coffee-route"].InputsYaml);
        Assert.Equal("apple.example.com", Assert.Single((IEnumerable<object>)graph["learn04-apple-route"].At("spec.hostnames")!));
        Assert.Equal(2d, graph["learn04-coffee-deployment"].At("spec.replicas"));
    }

    [Fact]
    public async Task The_second_gateway_has_a_namespace_and_an_address_of_its_own()
    {
        var graph = await WithSecond.Value;
        var gateway = graph["learn04-second-entrance-gateway"];

        Assert.Equal("apple", gateway.TextAt("metadata.namespace"));
        Assert.Equal("apple-gateway", gateway.TextAt("metadata.name"));
        Assert.Contains("172.18.255.246", gateway.InputsYaml, StringComparison.Ordinal);
        Assert.Contains("learn04-second-namespace", graph.Before("learn04-second-entrance-gateway"));
        Assert.Equal("apple", graph["learn04-second-apple-route"].TextAt("metadata.namespace"));
    }

    [Fact]
    public async Task The_endpoints_are_known_before_the_deployment()
    {
        Assert.Equal(
            """
            - address: 172.18.255.245
              name: cafe
              resolve: cafe.example.com:80:172.18.255.245
              url: http://cafe.example.com/
            - address: 172.18.255.245
              name: apple
              resolve: apple.example.com:80:172.18.255.245
              url: http://apple.example.com/

            """,
            (await Balanced.Value).EndpointsYaml);
        Assert.Equal(
            """
            - address: 127.0.0.1
              name: cafe
              resolve: cafe.example.com:30100:127.0.0.1
              url: http://cafe.example.com:30100/
            - address: 127.0.0.1
              name: apple
              resolve: apple.example.com:30100:127.0.0.1
              url: http://apple.example.com:30100/

            """,
            (await OnNodes.Value).EndpointsYaml);
    }
}
