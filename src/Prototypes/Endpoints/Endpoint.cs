using System.Collections.Immutable;

namespace Prototypes.Endpoints;

/// <summary>Something that a client outside the cluster can ask for.</summary>
/// <param name="Name">Its name, unique in its prototype.</param>
/// <param name="Url">Its address as a client writes it.</param>
public sealed record Endpoint(string Name, string Url)
{
    /// <summary>The IP address that the URL's host stands for, or null where it is not known before the deployment.</summary>
    public string? Address { get; init; }

    /// <summary>What resolves the host without a change to this machine, as curl's <c>--resolve</c> takes it; null for a URL without a host name.</summary>
    public string? Resolve { get; init; }

    /// <summary>The key of a Secret that holds the CA's certificate to trust; null for plain HTTP.</summary>
    public SecretKey? CertificateAuthority { get; init; }

    /// <summary>This endpoint as a stack output.</summary>
    public ImmutableDictionary<string, object> ToOutput()
    {
        var output = ImmutableDictionary<string, object>.Empty.Add("name", Name).Add("url", Url);
        output = Address is null ? output : output.Add("address", Address);
        output = Resolve is null ? output : output.Add("resolve", Resolve);
        return CertificateAuthority is null ? output : output.Add("certificateAuthority", CertificateAuthority.ToOutput());
    }
}

/// <summary>One key of a Secret.</summary>
/// <param name="Namespace">The Secret's namespace.</param>
/// <param name="SecretName">The Secret's name.</param>
/// <param name="Key">The key of its data.</param>
public sealed record SecretKey(string Namespace, string SecretName, string Key)
{
    /// <summary>This key as part of a stack output.</summary>
    public ImmutableDictionary<string, object> ToOutput() => ImmutableDictionary<string, object>.Empty
        .Add("namespace", Namespace)
        .Add("secret", SecretName)
        .Add("key", Key);
}
