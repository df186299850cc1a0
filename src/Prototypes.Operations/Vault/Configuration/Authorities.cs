namespace Prototypes.Operations.Vault.Configuration;

/// <summary>The kind of a key.</summary>
public enum KeyType
{
    /// <summary>RSA; sizes 2048, 3072, 4096.</summary>
    Rsa,

    /// <summary>Elliptic curve; sizes 256, 384, 521 (the NIST curves).</summary>
    Ec,

    /// <summary>Whatever the request brings; for roles only.</summary>
    Any,
}

/// <summary>
/// A self-signed CA. It is known by its issuer name: while an issuer of that name exists it is never generated again, whatever else changes
/// here.
/// A new name makes a new root beside the old one.
/// </summary>
public sealed record RootAuthority
{
    /// <summary>The PKI engine that holds it.</summary>
    public required string Mount { get; init; }

    /// <summary>Its name in Vault, such as <c>root-2026</c>.</summary>
    public required string IssuerName { get; init; }

    /// <summary>Its subject, different from every other CA's.</summary>
    public required string CommonName { get; init; }

    /// <summary>How long it is valid.</summary>
    public required TimeSpan Lifetime { get; init; }

    /// <summary>Its key. Default: <see cref="KeyType.Ec"/>.</summary>
    public KeyType KeyType { get; init; } = KeyType.Ec;

    /// <summary>The key's size in bits. Default: 384.</summary>
    public int KeyBits { get; init; } = 384;
}

/// <summary>
/// A CA that a root signs. Vault makes its key and keeps it. It is signed when it is missing, when less than <see cref="RenewBefore"/> is
/// left of it,
/// and when it is named to be signed by another root than it was; always with the same key.
/// </summary>
public sealed record IntermediateAuthority
{
    /// <summary>The PKI engine that holds it.</summary>
    public required string Mount { get; init; }

    /// <summary>Its name in Vault; its key has the same.</summary>
    public required string IssuerName { get; init; }

    /// <summary>Its subject, different from every other CA's.</summary>
    public required string CommonName { get; init; }

    /// <summary>How long it is valid, said to Vault explicitly: Vault's own default is 32 days.</summary>
    public required TimeSpan Lifetime { get; init; }

    /// <summary>The PKI engine of the CA that signs it.</summary>
    public required string SignedByMount { get; init; }

    /// <summary>The issuer name of the CA that signs it.</summary>
    public required string SignedByIssuer { get; init; }

    /// <summary>When it is signed anew: this long before it ends. Default: 30 days.</summary>
    public TimeSpan RenewBefore { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Its key. Default: <see cref="KeyType.Ec"/>.</summary>
    public KeyType KeyType { get; init; } = KeyType.Ec;

    /// <summary>The key's size in bits. Default: 384.</summary>
    public int KeyBits { get; init; } = 384;

    /// <summary>How many CAs may follow below it. Default: 0, so that it signs leaves only.</summary>
    public int MaxPathLength { get; init; }
}
