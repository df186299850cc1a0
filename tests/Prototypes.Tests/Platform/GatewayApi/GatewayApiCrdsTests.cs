using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Platform.GatewayApi;

public sealed class GatewayApiCrdsTests
{
    [Theory]
    [InlineData(GatewayApiChannel.Standard, "standard")]
    [InlineData(GatewayApiChannel.Experimental, "experimental")]
    public async Task The_crds_of_the_channel_wait_for_the_check_that_it_is_the_clusters(GatewayApiChannel channel, string name)
    {
        var graph = await ResourceGraph.OfComponentAsync(options => _ = new GatewayApiCrds(
            "demo", new GatewayApiCrdsArgs { Release = new GatewayApiRelease(SemVersion.Parse("1.5.1"), channel) }, options));

        Assert.Equal(["demo", "demo-channel", "demo-crds"], graph.Names);
        Assert.Equal(
            $"""
            create: dotnet bin/Debug/net10.0/Prototypes.Program.dll gateway-api channel {name}

            """,
            graph["demo-channel"].InputsYaml);
        Assert.Equal(["demo-channel"], graph["demo-crds"].DependsOn);
        Assert.Equal(
            $"""
            file: https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.5.1/{name}-install.yaml

            """,
            graph["demo-crds"].InputsYaml);
    }
}
