namespace Prototypes.Releases;

/// <summary>How mature the kinds and fields of a Gateway API bundle are.</summary>
public enum GatewayApiChannel
{
    /// <summary>Kinds and fields that are stable.</summary>
    Standard,

    /// <summary>The standard channel, and what may still change.</summary>
    Experimental,
}

/// <summary>The Gateway API's CRDs at one version.</summary>
/// <param name="Version">The bundle's version.</param>
/// <param name="Channel">The bundle's channel.</param>
public sealed record GatewayApiRelease(SemVersion Version, GatewayApiChannel Channel)
{
    /// <summary>The channel as the project writes it.</summary>
    public string ChannelName => Channel == GatewayApiChannel.Standard ? "standard" : "experimental";

    /// <summary>The release file with the CRDs and the admission policy that guards them.</summary>
    public Uri Manifest =>
        new($"https://github.com/kubernetes-sigs/gateway-api/releases/download/{Version.Tag}/{ChannelName}-install.yaml");

    /// <summary>The newest API version of a kind that this version serves in its standard channel, or in the experimental one where it is only there.</summary>
    /// <param name="kind">The kind, such as <c>TLSRoute</c>.</param>
    /// <returns>Group and version, as an object writes them.</returns>
    /// <remarks>From the CRDs of the releases 1.1.0, 1.4.1, 1.5.1 and 1.6.1.</remarks>
    public string ApiVersionOf(string kind)
    {
        var version = kind switch
        {
            "TLSRoute" => Since("1.5.0") ? "v1" : "v1alpha2",
            "TCPRoute" or "UDPRoute" => Since("1.6.0") ? "v1" : "v1alpha2",
            "ReferenceGrant" => Since("1.5.0") ? "v1" : "v1beta1",
            "BackendTLSPolicy" => Since("1.4.0") ? "v1" : "v1alpha3",
            _ => "v1",
        };
        return $"gateway.networking.k8s.io/{version}";

        bool Since(string release) => Version >= SemVersion.Parse(release);
    }
}
