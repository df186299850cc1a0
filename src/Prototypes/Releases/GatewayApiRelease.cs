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
}
