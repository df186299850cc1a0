using Prototypes.Releases;

namespace Prototypes.Settings;

/// <summary>Options of the Gateway API's CRDs.</summary>
public sealed record GatewayApiSettings
{
    /// <summary>The channel of the CRDs.</summary>
    [Setting("The channel of the Gateway API's CRDs. A cluster keeps the one that it began with: a change is refused.")]
    public GatewayApiChannel Channel { get; init; } = GatewayApiChannel.Standard;
}
