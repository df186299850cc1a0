using System.Collections.Immutable;

namespace Prototypes.Operations.Etcd;

/// <summary>How the API server transforms a value on its way to etcd.</summary>
public enum EncryptionProviderKind
{
    /// <summary>XSalsa20 with Poly1305: strong and fast. The default.</summary>
    SecretBox,

    /// <summary>AES-CBC: open to padding oracles; for clusters that have it already.</summary>
    AesCbc,

    /// <summary>AES-GCM with a random nonce: a key has to be replaced every 200 000 writes.</summary>
    AesGcm,

    /// <summary>No encryption: plaintext.</summary>
    Identity,
}

/// <summary>One entry in the API server's list of providers.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Keys">Its keys in order; the first writes if the provider is the first. None for
/// <see cref="EncryptionProviderKind.Identity"/>.</param>
public sealed record EncryptionProvider(EncryptionProviderKind Kind, ImmutableArray<EncryptionKey> Keys)
{
    /// <summary>The provider that leaves values as they are.</summary>
    public static EncryptionProvider Identity { get; } = new(EncryptionProviderKind.Identity, []);
}

/// <summary>A key together with the provider that uses it: what the prefix of a value in etcd names.</summary>
/// <param name="Kind">The provider.</param>
/// <param name="Key">The key.</param>
public sealed record ProviderKey(EncryptionProviderKind Kind, EncryptionKey Key)
{
    /// <summary>What every value in etcd that was encrypted with this key begins with, such as <c>k8s:enc:secretbox:v1:key1:</c>.</summary>
    public string Prefix => $"{Kind.Prefix()}{Key.Name}:";

    /// <summary>The provider and the key's name, as in messages.</summary>
    public override string ToString() => $"{Kind.WireName()} {Key.Name}";
}

/// <summary>Names of the providers as the API server spells them.</summary>
public static class EncryptionProviderKinds
{
    /// <summary>The providers that encrypt.</summary>
    public static IReadOnlyList<EncryptionProviderKind> Encrypting { get; } =
        [EncryptionProviderKind.SecretBox, EncryptionProviderKind.AesCbc, EncryptionProviderKind.AesGcm];

    /// <summary>The name of the provider in an EncryptionConfiguration and in the prefix of a value.</summary>
    public static string WireName(this EncryptionProviderKind kind) => kind switch
    {
        EncryptionProviderKind.SecretBox => "secretbox",
        EncryptionProviderKind.AesCbc => "aescbc",
        EncryptionProviderKind.AesGcm => "aesgcm",
        EncryptionProviderKind.Identity => "identity",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The provider of that name; null when there is none.</summary>
    public static EncryptionProviderKind? FromWireName(string name) =>
        Enum.GetValues<EncryptionProviderKind>().Where(kind => kind.WireName() == name)
            .Select(kind => (EncryptionProviderKind?)kind).FirstOrDefault();

    /// <summary>What the values of all keys of a provider begin with.</summary>
    internal static string Prefix(this EncryptionProviderKind kind) => $"k8s:enc:{kind.WireName()}:v1:";
}
