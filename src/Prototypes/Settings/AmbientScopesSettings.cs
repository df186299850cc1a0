namespace Prototypes.Settings;

/// <summary>Options of the ambient scopes.</summary>
public sealed record AmbientScopesSettings
{
    /// <summary>The address of this machine that kind binds the internet scope's port to.</summary>
    [Setting(
        "The address of this machine that kind binds the port of the internet scope to; 0.0.0.0 is every address. The intranet's is always 127.0.0.1.",
        Pattern = Patterns.Ipv4Address,
        Rule = "an IPv4 address",
        Example = "0.0.0.0")]
    public string InternetAddress { get; init; } = "127.0.0.1";

    /// <summary>How many pods each Gateway has.</summary>
    [Setting("How many pods each Gateway has.", Minimum = 1, Maximum = 10)]
    public int GatewayReplicas { get; init; } = 3;

    /// <summary>Whether the applications admit their scope's Gateway only, over mutual TLS.</summary>
    [Setting("Whether the applications take connections of their scope's Gateway only, over mutual TLS.")]
    public bool StrictMutualTls { get; init; }
}
