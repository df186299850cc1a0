using Prototypes.Clusters;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Clusters;

public sealed class ExistingClusterTests
{
    [Fact]
    public async Task The_context_of_the_users_kubeconfig_is_used()
    {
        var graph = await ResourceGraph.OfComponentAsync(
            options => _ = new ExistingCluster("demo", new ExistingClusterArgs { Context = "kind-other" }, options));

        Assert.Equal(["demo", "cluster"], graph.Names);
        Assert.Equal(
            """
            context: kind-other
            enableServerSideApply: 'true'

            """,
            graph["cluster"].InputsYaml);
        Assert.Empty(graph["cluster"].SecretInputs);
    }

    [Fact]
    public async Task A_kubeconfig_that_is_given_is_a_secret()
    {
        var graph = await ResourceGraph.OfComponentAsync(options => _ = new ExistingCluster(
            "demo", new ExistingClusterArgs { Context = "unused", Kubeconfig = "apiVersion: v1" }, options));

        Assert.Equal(["kubeconfig"], graph["cluster"].SecretInputs);
        Assert.False(graph["cluster"].Inputs.ContainsKey("context"));
    }

    [Fact]
    public async Task What_is_in_an_existing_cluster_is_deleted_one_by_one()
    {
        var graph = await ResourceGraph.OfComponentAsync(options =>
        {
            var cluster = new ExistingCluster("demo", new ExistingClusterArgs { Context = "kind-other" }, options);
            var inCluster = cluster.InCluster();
            inCluster.ResourceTransformations.AddRange(options.ResourceTransformations);
            _ = new CertManager("cert-manager", new CertManagerArgs { Release = ReleaseCatalogue.Default.CertManager }, inCluster);
        });

        Assert.Equal("cluster", graph["cert-manager-release"].Provider);
        Assert.All(graph.Resources, resource => Assert.Null(resource.Options.DeletedWith));
    }

    [Fact]
    public async Task What_is_in_a_cluster_of_the_stack_goes_with_it_by_whatever_depth_of_components()
    {
        var graph = await ResourceGraph.OfComponentAsync(options =>
        {
            var cluster = new KindCluster("demo", new KindClusterArgs { ClusterName = "demo", NodeImage = "image" }, options);
            var inCluster = cluster.InCluster();
            inCluster.ResourceTransformations.AddRange(options.ResourceTransformations);
            _ = new CertManager("cert-manager", new CertManagerArgs { Release = ReleaseCatalogue.Default.CertManager }, inCluster);
        });

        Assert.Equal("cluster", graph["cert-manager-namespace"].Provider);
        foreach (var name in new[] { "cert-manager-namespace", "cert-manager-release" })
        {
            Assert.Equal("demo-lifecycle", graph[name].Options.DeletedWith!.GetResourceName());
        }
    }
}
