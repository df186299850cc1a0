using Prototypes.Clusters;
using Prototypes.Tests.Graph;
using Pulumi;

namespace Prototypes.Tests.Clusters;

public sealed class MinikubeClusterTests
{
    private static readonly MinikubeClusterArgs Args = new()
    {
        ClusterName = "demo",
        KubernetesVersion = "1.35.8",
        Driver = "docker",
        ContainerRuntime = "containerd",
    };

    [Fact]
    public async Task A_command_starts_and_deletes_the_profile()
    {
        var lifecycle = (await GraphAsync(Args))["demo-lifecycle"];
        var start = "minikube start --profile demo --kubernetes-version v1.35.8 --nodes 1 --driver docker --container-runtime containerd "
            + "--wait all --wait-timeout 300s --interactive=false";

        Assert.Equal(
            $"""
            create: {start}
            delete: minikube delete --profile demo
            triggers:
              - {start}
              - ''

            """,
            lifecycle.InputsYaml);
        Assert.True(((CustomResourceOptions)lifecycle.Options).DeleteBeforeReplace);
    }

    [Fact]
    public async Task A_fixed_address_and_the_size_of_its_nodes_are_passed_on()
    {
        var graph = await GraphAsync(new MinikubeClusterArgs
        {
            ClusterName = "demo",
            KubernetesVersion = "1.35.8",
            Driver = "docker",
            ContainerRuntime = "cri-o",
            Nodes = 3,
            StaticAddress = "192.168.60.2",
            Cpus = 4,
            Memory = "12g",
        });

        Assert.Equal(
            "minikube start --profile demo --kubernetes-version v1.35.8 --nodes 3 --driver docker --container-runtime cri-o "
            + "--static-ip 192.168.60.2 --cpus 4 --memory 12g --wait all --wait-timeout 300s --interactive=false",
            graph["demo-lifecycle"].Inputs["create"]);
    }

    [Fact]
    public async Task The_kubeconfig_holds_the_one_context_and_its_certificates()
    {
        var kubeconfig = (await GraphAsync(Args))["demo-kubeconfig"];

        Assert.Equal(["demo-lifecycle"], kubeconfig.DependsOn);
        Assert.Equal(
            """
            create: kubectl config view --raw --flatten --minify --context demo
            logging: none
            triggers:
              - demo-lifecycle-id

            """,
            kubeconfig.InputsYaml);
        Assert.Equal(["stdout", "stderr"], ((CustomResourceOptions)kubeconfig.Options).AdditionalSecretOutputs);
    }

    [Fact]
    public async Task The_provider_gets_the_kubeconfig_as_a_secret()
    {
        var graph = await GraphAsync(Args);

        Assert.Equal(["kubeconfig"], graph["cluster"].SecretInputs);
        Assert.Equal(["demo", "demo-lifecycle", "demo-kubeconfig", "cluster"], graph.Names);
    }

    private static Task<ResourceGraph> GraphAsync(MinikubeClusterArgs args) =>
        ResourceGraph.OfComponentAsync(options => _ = new MinikubeCluster("demo", args, options));
}
