using Prototypes.Clusters;
using Prototypes.Tests.Graph;
using Pulumi;

namespace Prototypes.Tests.Clusters;

public sealed class KindClusterTests
{
    private static readonly KindClusterArgs Args = new()
    {
        ClusterName = "demo",
        NodeImage = "kindest/node:v1.35.8@sha256:0123",
        Nodes = 2,
        Ports = PortPlan.ForIngress(8080, 8443),
    };

    [Fact]
    public async Task A_command_creates_the_cluster_from_its_standard_input_and_deletes_it()
    {
        var lifecycle = (await GraphAsync())["demo-lifecycle"];

        Assert.Equal("command:local:Command", lifecycle.Type);
        Assert.Equal("demo", lifecycle.Parent);
        Assert.Empty(lifecycle.DependsOn);
        Assert.Equal(
            """
            create: kind create cluster --name demo --wait 300s --config -
            delete: kind delete cluster --name demo
            stdin: |
              kind: Cluster
              apiVersion: kind.x-k8s.io/v1alpha4
              name: demo
              nodes:
              - role: control-plane
                image: kindest/node:v1.35.8@sha256:0123
                extraPortMappings:
                - containerPort: 80
                  hostPort: 8080
                  listenAddress: 127.0.0.1
                  protocol: TCP
                - containerPort: 443
                  hostPort: 8443
                  listenAddress: 127.0.0.1
                  protocol: TCP
              - role: worker
                image: kindest/node:v1.35.8@sha256:0123
            triggers:
              - kind create cluster --name demo --wait 300s --config -
              - |
                kind: Cluster
                apiVersion: kind.x-k8s.io/v1alpha4
                name: demo
                nodes:
                - role: control-plane
                  image: kindest/node:v1.35.8@sha256:0123
                  extraPortMappings:
                  - containerPort: 80
                    hostPort: 8080
                    listenAddress: 127.0.0.1
                    protocol: TCP
                  - containerPort: 443
                    hostPort: 8443
                    listenAddress: 127.0.0.1
                    protocol: TCP
                - role: worker
                  image: kindest/node:v1.35.8@sha256:0123

            """,
            lifecycle.InputsYaml);
    }

    [Fact]
    public async Task A_changed_cluster_is_deleted_before_its_successor_is_created()
    {
        var options = Assert.IsType<CustomResourceOptions>((await GraphAsync())["demo-lifecycle"].Options);

        Assert.True(options.DeleteBeforeReplace);
        Assert.Equal(TimeSpan.FromMinutes(20), options.CustomTimeouts!.Create);
        Assert.Equal(TimeSpan.FromMinutes(5), options.CustomTimeouts.Delete);
    }

    [Fact]
    public async Task The_kubeconfig_is_read_again_for_a_new_cluster_and_neither_logged_nor_shown()
    {
        var kubeconfig = (await GraphAsync())["demo-kubeconfig"];

        Assert.Equal(["demo-lifecycle"], kubeconfig.DependsOn);
        Assert.Equal(
            """
            create: kind get kubeconfig --name demo
            logging: none
            triggers:
              - demo-lifecycle-id

            """,
            kubeconfig.InputsYaml);
        Assert.Equal(["stdout", "stderr"], ((CustomResourceOptions)kubeconfig.Options).AdditionalSecretOutputs);
    }

    [Fact]
    public async Task The_provider_gets_the_kubeconfig_as_a_secret_and_is_replaced_only_with_the_cluster()
    {
        var provider = (await GraphAsync())["cluster"];

        Assert.Equal("pulumi:providers:kubernetes", provider.Type);
        Assert.Equal("demo", provider.Parent);
        Assert.Equal(["demo-kubeconfig", "demo-lifecycle"], provider.DependsOn);
        Assert.Equal(["kubeconfig"], provider.SecretInputs);
        Assert.Equal(
            """
            clusterIdentifier: demo-lifecycle-id
            enableServerSideApply: 'true'

            """,
            provider.InputsYaml);
    }

    [Fact]
    public async Task Nothing_else_is_registered() =>
        Assert.Equal(["demo", "demo-lifecycle", "demo-kubeconfig", "cluster"], (await GraphAsync()).Names);

    private static Task<ResourceGraph> GraphAsync() =>
        ResourceGraph.OfComponentAsync(options => _ = new KindCluster("demo", Args, options));
}
