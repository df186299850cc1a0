using Prototypes.Tests.Graph;

namespace Prototypes.Tests;

public sealed class PrototypeStackTests
{
    [Fact]
    public async Task A_building_block_is_there_once_however_often_it_is_asked_for()
    {
        var alone = await ResourceGraph.OfStackAsync("learn01");
        var named = await ResourceGraph.OfStackAsync("learn01", "compose=ingress-nginx,learn01,cert-manager");

        Assert.Equal(Sorted(alone), Sorted(named));
    }

    [Fact]
    public async Task A_building_block_can_be_deployed_alone()
    {
        var graph = await ResourceGraph.OfStackAsync("learn01", "compose=cert-manager");

        Assert.Equal(
            [
                "cert-manager", "cert-manager-namespace", "cert-manager-release",
                "cluster", "kind-cluster", "kind-cluster-kubeconfig", "kind-cluster-lifecycle",
            ],
            graph.Names.Order(StringComparer.Ordinal));
        Assert.Equal("[]\n", graph.EndpointsYaml);
    }

    [Fact]
    public async Task Only_what_learn01_asks_for_turns_passthrough_on()
    {
        var graph = await ResourceGraph.OfStackAsync("learn01", "compose=ingress-nginx");

        Assert.Equal(
            "publish-status-address: 127.0.0.1\n", RegisteredResource.ToYaml(graph["ingress-nginx-release"].At("values.controller.extraArgs")!));
    }

    [Fact]
    public async Task Versions_of_the_settings_are_installed()
    {
        var graph = await ResourceGraph.OfStackAsync("learn01", "versions.cert-manager=v1.21.0");

        Assert.Equal("v1.21.0", graph["cert-manager-release"].TextAt("version"));
    }

    private static IEnumerable<string> Sorted(ResourceGraph graph) =>
        graph.Resources.Select(resource => resource.ToString()).Order(StringComparer.Ordinal);
}
