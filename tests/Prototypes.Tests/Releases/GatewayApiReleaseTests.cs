using Prototypes.Releases;

namespace Prototypes.Tests.Releases;

public sealed class GatewayApiReleaseTests
{
    [Theory]
    [InlineData("1.4.1", "TLSRoute", "v1alpha2")]
    [InlineData("1.5.0", "TLSRoute", "v1")]
    [InlineData("1.5.1", "TCPRoute", "v1alpha2")]
    [InlineData("1.6.0", "TCPRoute", "v1")]
    [InlineData("1.6.0", "UDPRoute", "v1")]
    [InlineData("1.4.1", "ReferenceGrant", "v1beta1")]
    [InlineData("1.5.1", "ReferenceGrant", "v1")]
    [InlineData("1.3.0", "BackendTLSPolicy", "v1alpha3")]
    [InlineData("1.4.0", "BackendTLSPolicy", "v1")]
    [InlineData("1.1.0", "HTTPRoute", "v1")]
    [InlineData("1.1.0", "GRPCRoute", "v1")]
    public void A_kind_has_the_version_that_its_release_serves(string release, string kind, string version) => Assert.Equal(
        $"gateway.networking.k8s.io/{version}",
        new GatewayApiRelease(SemVersion.Parse(release), GatewayApiChannel.Standard).ApiVersionOf(kind));

    [Theory]
    [InlineData(GatewayApiChannel.Standard, "standard")]
    [InlineData(GatewayApiChannel.Experimental, "experimental")]
    public void The_manifest_is_that_of_the_channel(GatewayApiChannel channel, string name) => Assert.Equal(
        $"https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.5.1/{name}-install.yaml",
        new GatewayApiRelease(SemVersion.Parse("v1.5.1"), channel).Manifest.ToString());
}
