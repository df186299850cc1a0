namespace Prototypes.Settings;

/// <summary>Options of Learn-05, the Gateway API with certificates from Vault.</summary>
public sealed record Learn05Settings
{
    /// <summary>Whether the applications take connections of their Gateway only, over mutual TLS.</summary>
    [Setting("Whether the applications take connections of their Gateway only, over mutual TLS.")]
    public bool StrictMutualTls { get; init; }
}
