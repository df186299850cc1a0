using System.Collections.Immutable;
using Prototypes.Clusters;
using Prototypes.Endpoints;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Tests.Graph;
using Pulumi.Kubernetes.Core.V1;

namespace Prototypes.Tests.Platform;

public sealed class IngressNginxTests
{
    private static readonly ServiceExposure OnNodes = new ServiceExposure.NodePorts(ImmutableSortedDictionary<int, PlannedPort>.Empty
        .Add(80, new PlannedPort("http", HostPort: 8080, NodePort: 30080) { NodeHostPort = 80 })
        .Add(443, new PlannedPort("https", HostPort: 8443, NodePort: 30443) { NodeHostPort = 443 }));

    [Fact]
    public async Task On_ports_of_the_nodes_it_runs_where_kind_and_minikube_lead_clients_to()
    {
        var graph = await GraphAsync(() => new()
        {
            Release = ReleaseCatalogue.Default.IngressNginx,
            Exposure = OnNodes,
            HostPorts = true,
            StatusAddress = "192.168.49.2",
            TlsPassthrough = true,
        });

        Assert.Equal(["demo", "demo-namespace", "demo-release"], graph.Names.Order(StringComparer.Ordinal));
        Assert.Equal("prototypes:platform:IngressNginx", graph["demo"].Type);
        Assert.Equal(("demo", "demo"), (graph["demo-namespace"].Parent, graph["demo-release"].Parent));
        Assert.Equal(["demo-namespace"], graph["demo-release"].DependsOn);
        Assert.Equal("privileged", EnforcedBy(graph["demo-namespace"]));
        Assert.Equal(
            """
            atomic: true
            chart: ingress-nginx
            cleanupOnFail: true
            compat: 'true'
            maxHistory: 3
            name: ingress-nginx
            namespace: ingress-nginx
            repositoryOpts:
              repo: https://kubernetes.github.io/ingress-nginx
            skipAwait: false
            timeout: 600
            values:
              controller:
                extraArgs:
                  enable-ssl-passthrough: ''
                  publish-status-address: 192.168.49.2
                hostPort:
                  enabled: true
                ingressClassResource:
                  default: true
                  name: nginx
                nodeSelector:
                  kubernetes.io/os: linux
                  node-role.kubernetes.io/control-plane: ''
                publishService:
                  enabled: false
                service:
                  nodePorts:
                    http: 30080
                    https: 30443
                  type: NodePort
                terminationGracePeriodSeconds: 0
                tolerations:
                  - effect: NoSchedule
                    key: node-role.kubernetes.io/control-plane
                    operator: Exists
                updateStrategy:
                  rollingUpdate:
                    maxUnavailable: 1
                  type: RollingUpdate
                watchIngressWithoutClass: true
            version: 4.15.1
            waitForJobs: true

            """,
            graph["demo-release"].InputsYaml);
    }

    [Fact]
    public async Task Behind_a_load_balancer_it_asks_for_its_fixed_address_and_waits_for_who_gives_it()
    {
        var graph = await GraphAsync(() => new()
        {
            Release = ReleaseCatalogue.Default.IngressNginx,
            Exposure = new ServiceExposure.LoadBalancer("172.18.255.245"),
            HostPorts = false,
            LoadBalancers = new Namespace("metal-lb"),
        });

        Assert.Equal(["demo-namespace", "metal-lb"], graph["demo-release"].DependsOn);
        Assert.Equal("baseline", EnforcedBy(graph["demo-namespace"]));
        Assert.Equal(
            """
            controller:
              ingressClassResource:
                default: true
                name: nginx
              service:
                annotations:
                  metallb.io/loadBalancerIPs: 172.18.255.245
                type: LoadBalancer
              watchIngressWithoutClass: true

            """,
            RegisteredResource.ToYaml(graph["demo-release"].At("values")!));
    }

    [Fact]
    public async Task A_load_balancer_that_the_cluster_brings_gives_it_any_address()
    {
        var graph = await GraphAsync(() => new()
        {
            Release = ReleaseCatalogue.Default.IngressNginx,
            Exposure = new ServiceExposure.LoadBalancer(Address: null),
            HostPorts = false,
        });

        Assert.Equal("type: LoadBalancer\n", RegisteredResource.ToYaml(graph["demo-release"].At("values.controller.service")!));
    }

    [Fact]
    public async Task On_node_ports_of_an_existing_cluster_it_takes_no_ports_of_a_node()
    {
        var graph = await GraphAsync(() => new() { Release = ReleaseCatalogue.Default.IngressNginx, Exposure = OnNodes, HostPorts = false });

        Assert.Equal("baseline", EnforcedBy(graph["demo-namespace"]));
        Assert.Equal(
            """
            controller:
              ingressClassResource:
                default: true
                name: nginx
              service:
                nodePorts:
                  http: 30080
                  https: 30443
                type: NodePort
              watchIngressWithoutClass: true

            """,
            RegisteredResource.ToYaml(graph["demo-release"].At("values")!));
    }

    private static string? EnforcedBy(RegisteredResource @namespace) =>
        ((IDictionary<string, object>)@namespace.At("metadata.labels")!)["pod-security.kubernetes.io/enforce"] as string;

    // Resources among the arguments have to be made inside the program, not before it.
    private static Task<ResourceGraph> GraphAsync(Func<IngressNginxArgs> args) =>
        ResourceGraph.OfComponentAsync(options => _ = new IngressNginx("demo", args(), options));
}
