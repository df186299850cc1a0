namespace Prototypes.Operations.Vault.Configuration;

/// <summary>A PKI engine.</summary>
public sealed record PkiMount
{
    /// <summary>Where it is mounted, such as <c>pki_int</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The longest lifetime of anything that it issues.</summary>
    public required TimeSpan MaxLeaseTtl { get; init; }

    /// <summary>
    /// Where clients find its CA, revocation list and OCSP responder: written into every certificate that it issues. Null leaves them as
    /// they are.
    /// </summary>
    public PkiUrls? Urls { get; init; }
}

/// <summary>What the certificates of a PKI engine say about where to look further.</summary>
public sealed record PkiUrls
{
    /// <summary>Where the issuing certificate is.</summary>
    public IReadOnlyList<string> IssuingCertificates { get; init; } = [];

    /// <summary>Where the revocation list is.</summary>
    public IReadOnlyList<string> CrlDistributionPoints { get; init; } = [];

    /// <summary>Where the OCSP responder is.</summary>
    public IReadOnlyList<string> OcspServers { get; init; } = [];

    /// <summary>The URLs under which Vault itself serves them for a mount.</summary>
    /// <param name="server">Vault's address, such as <c>https://vault-active.vault.svc:8200</c>.</param>
    /// <param name="mount">The mount's path.</param>
    public static PkiUrls Of(string server, string mount) => new()
    {
        IssuingCertificates = [$"{server}/v1/{mount}/ca"],
        CrlDistributionPoints = [$"{server}/v1/{mount}/crl"],
        OcspServers = [$"{server}/v1/{mount}/ocsp"],
    };
}
