namespace Prototypes.Operations.Vault.Configuration;

/// <summary>
/// What certificates may be asked for under one name: <c>MOUNT/sign/NAME</c>. The default issuer of the mount signs them. The defaults
/// admit nothing but the
/// allowed domains; names that are not under them are always refused (<c>allow_any_name</c> is off, host names are enforced).
/// </summary>
public sealed record PkiRole
{
    /// <summary>The PKI engine.</summary>
    public required string Mount { get; init; }

    /// <summary>The role's name.</summary>
    public required string Name { get; init; }

    /// <summary>The domains that names must be in.</summary>
    public required IReadOnlyList<string> AllowedDomains { get; init; }

    /// <summary>Whether a name may be one of the domains itself. Default: yes.</summary>
    public bool AllowBareDomains { get; init; } = true;

    /// <summary>Whether a name may be below one of the domains. Default: no.</summary>
    public bool AllowSubdomains { get; init; }

    /// <summary>Whether names may be wildcards. Default: no.</summary>
    public bool AllowWildcardCertificates { get; init; }

    /// <summary>Whether <c>localhost</c> may be a name. Default: no.</summary>
    public bool AllowLocalhost { get; init; }

    /// <summary>Whether IP addresses may be names. Default: no.</summary>
    public bool AllowIpSans { get; init; }

    /// <summary>Whether a request must bring a common name. Default: no.</summary>
    public bool RequireCommonName { get; init; }

    /// <summary>The kind of key that requests must bring. Default: <see cref="KeyType.Ec"/>.</summary>
    public KeyType KeyType { get; init; } = KeyType.Ec;

    /// <summary>The key's size in bits, for RSA the least; 0 with <see cref="KeyType.Any"/>. Default: 256.</summary>
    public int KeyBits { get; init; } = 256;

    /// <summary>Whether certificates are for servers. Default: yes.</summary>
    public bool ServerFlag { get; init; } = true;

    /// <summary>Whether certificates are for clients. Default: no.</summary>
    public bool ClientFlag { get; init; }

    /// <summary>The lifetime when a request names none.</summary>
    public required TimeSpan Ttl { get; init; }

    /// <summary>The longest lifetime; Vault shortens what asks for more.</summary>
    public required TimeSpan MaxTtl { get; init; }
}
