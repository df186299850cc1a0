using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Learn;

public sealed class AmbientScopesTests
{
    private static readonly Lazy<Task<ResourceGraph>> Graph = new(() => ResourceGraph.OfStackAsync("ambient-scopes"));

    [Fact]
    public async Task Everything_waits_for_what_it_needs_and_for_nothing_else()
    {
        string[] Scope(string scope) =>
        [
            $"ambient-scopes-{scope}-class <- istio-ambient-istiod",
            $"ambient-scopes-{scope}-config <- ambient-scopes-{scope}-namespace",
            $"ambient-scopes-{scope}-gateway <- ambient-scopes-{scope}-class, ambient-scopes-{scope}-config",
            $"ambient-scopes-{scope}-namespace <-",
        ];
        string[] Application(string name) =>
        [
            $"ambient-scopes-{name}-mesh-namespace <- istio-ambient-ztunnel",
            $"ambient-scopes-{name}-route <- ambient-scopes-{name}-mesh-namespace, istio-ambient-istiod",
            $"ambient-scopes-{name}-server-config <- ambient-scopes-{name}-mesh-namespace",
            $"ambient-scopes-{name}-server-deployment <- ambient-scopes-{name}-mesh-namespace, ambient-scopes-{name}-server-config",
            $"ambient-scopes-{name}-server-service <- ambient-scopes-{name}-mesh-namespace",
            $"ambient-scopes-{name}-sticky <- ambient-scopes-{name}-mesh-namespace, istio-ambient-istiod",
        ];
        string[] expected =
        [
            .. Scope("intranet"), .. Scope("internet"), .. Application("app1-ns"), .. Application("app2-ns"),
            "gateway-api-crds <- gateway-api-channel",
            "istio-ambient-base <- istio-ambient-crds, istio-ambient-namespace",
            "istio-ambient-cni <- istio-ambient-base",
            "istio-ambient-crds <-",
            "istio-ambient-istiod <- gateway-api-crds, istio-ambient-base",
            "istio-ambient-namespace <-",
            "istio-ambient-ztunnel <- istio-ambient-cni, istio-ambient-istiod",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), (await Graph.Value).EdgesInCluster.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_scope_is_a_class_and_a_gateway_that_lets_in_the_namespaces_with_its_label()
    {
        var graph = await Graph.Value;

        Assert.Equal(
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: GatewayClass
            metadata:
              annotations:
                pulumi.com/waitFor: condition=Accepted
              name: istio-gatewayclass-internet
            spec:
              controllerName: istio.io/gateway-controller
              description: Internet Gateway

            """,
            graph["ambient-scopes-internet-class"].InputsYaml);
        Assert.Equal(
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata:
              annotations:
                pulumi.com/waitFor: condition=Programmed
              name: gateway-internet
              namespace: istio-internet
            spec:
              gatewayClassName: istio-gatewayclass-internet
              infrastructure:
                labels:
                  app: istio-gateway
                parametersRef:
                  group: ''
                  kind: ConfigMap
                  name: gateway-internet-config
              listeners:
                - allowedRoutes:
                    namespaces:
                      from: Selector
                      selector:
                        matchLabels:
                          exposure: internet
                  name: http
                  port: 8080
                  protocol: HTTP

            """,
            graph["ambient-scopes-internet-gateway"].InputsYaml);
    }

    [Theory]
    [InlineData("intranet", 80, 31000)]
    [InlineData("internet", 8080, 31001)]
    public async Task The_parameters_of_a_gateway_set_its_replicas_and_its_node_port(string scope, int port, int nodePort)
    {
        var graph = await Graph.Value;

        Assert.Equal(
            $"""
            apiVersion: v1
            data:
              deployment: |
                spec:
                  replicas: 3
              service: |
                spec:
                  type: NodePort
                  ports:
                  - port: {port}
                    nodePort: {nodePort}
            kind: ConfigMap
            metadata:
              name: gateway-{scope}-config
              namespace: istio-{scope}

            """,
            graph[$"ambient-scopes-{scope}-config"].InputsYaml);
    }

    [Fact]
    public async Task Kind_binds_the_intranet_to_this_machine_and_the_internet_to_the_configured_address()
    {
        var configuration = (await Graph.Value)["kind-cluster-lifecycle"].TextAt("stdin")!;

        Assert.Contains("containerPort: 31000\n    hostPort: 31000\n    listenAddress: 127.0.0.1\n", configuration, StringComparison.Ordinal);
        Assert.Contains("containerPort: 31001\n    hostPort: 31001\n    listenAddress: 0.0.0.0\n", configuration, StringComparison.Ordinal);
        Assert.Equal(2, configuration.Split("containerPort").Length - 1);
    }

    [Fact]
    public async Task A_session_stays_with_its_pod_by_a_cookie_for_all_paths()
    {
        var graph = await Graph.Value;

        Assert.Equal(
            """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata:
              name: iphone-sticky
              namespace: app1-ns
            spec:
              host: iphone-svc
              trafficPolicy:
                loadBalancer:
                  consistentHash:
                    httpCookie:
                      name: iphone-cookie
                      path: /
                      ttl: 0s

            """,
            graph["ambient-scopes-app1-ns-sticky"].InputsYaml);
        Assert.Equal(2d, graph["ambient-scopes-app1-ns-server-deployment"].At("spec.replicas"));
        Assert.Contains(
            "return 200 \"<h1>Pod intranet: $hostname</h1>\\n\";",
            graph["ambient-scopes-app1-ns-server-config"].InputsYaml,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_applications_are_in_the_mesh_and_named_for_their_scope()
    {
        var graph = await Graph.Value;

        Assert.Equal(
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              labels:
                exposure: intranet
                istio.io/dataplane-mode: ambient
                pod-security.kubernetes.io/enforce: restricted
                pod-security.kubernetes.io/warn: restricted
              name: app1-ns

            """,
            graph["ambient-scopes-app1-ns-mesh-namespace"].InputsYaml);
    }

    [Fact]
    public async Task Strict_mutual_tls_admits_the_gateway_of_the_scope_only()
    {
        var graph = await ResourceGraph.OfStackAsync("ambient-scopes", "ambient-scopes.strictMutualTls=true");

        Assert.Equal(
            """
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata:
              name: gateway-only
              namespace: app1-ns
            spec:
              action: ALLOW
              rules:
                - from:
                    - source:
                        principals:
                          - cluster.local/ns/istio-intranet/sa/gateway-intranet-istio-gatewayclass-intranet

            """,
            graph["ambient-scopes-app1-ns-mesh-gateway-only"].InputsYaml);
        Assert.Equal(
            """
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            metadata:
              name: default
              namespace: app1-ns
            spec:
              mtls:
                mode: STRICT

            """,
            graph["ambient-scopes-app1-ns-mesh-mutual-tls"].InputsYaml);
    }

    [Fact]
    public async Task The_endpoints_are_known_before_the_deployment() => Assert.Equal(
        """
        - address: 127.0.0.1
          name: intranet
          url: http://127.0.0.1:31000/
        - address: 127.0.0.1
          name: internet
          url: http://127.0.0.1:31001/

        """,
        (await Graph.Value).EndpointsYaml);
}
