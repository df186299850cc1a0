using System.Collections.Immutable;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>Whom a <see cref="CertificateChain"/> is for.</summary>
public sealed class CertificateChainArgs : ResourceArgs
{
    /// <summary>The holder's name; the names of all objects begin with it.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace of all its objects.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the leaf and of its Secret. Default: <see cref="Name"/> with <c>-tls-cert</c>.</summary>
    public string? LeafName { get; init; }

    /// <summary>The CA's common name, as a person reads it in a certificate viewer. Never a host name.</summary>
    public required string AuthorityCommonName { get; init; }

    /// <summary>The host names that clients use, as subject alternative names of the leaf.</summary>
    public required ImmutableArray<string> DnsNames { get; init; }

    /// <summary>The IP addresses that clients use, as subject alternative names of the leaf. Default: none.</summary>
    public ImmutableArray<string> IpAddresses { get; init; } = [];
}
