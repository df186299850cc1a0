namespace Prototypes.Operations.Etcd;

/// <summary>What a value in etcd begins with: it tells how the value was stored.</summary>
/// <param name="Text">The prefix of a key (<c>k8s:enc:secretbox:v1:key1:</c>), <c>plaintext</c>, or what is known of another one.</param>
public sealed record StoredPrefix(string Text)
{
    /// <summary>Not encrypted: Kubernetes' own objects begin with <c>k8s</c> and a zero byte, custom resources with a brace.</summary>
    public static StoredPrefix Plaintext { get; } = new("plaintext");

    /// <summary>Encrypted with that key.</summary>
    public static StoredPrefix Of(ProviderKey key) => new(key.Prefix);

    /// <summary>Encrypted by that provider with a key that is not at hand.</summary>
    public static StoredPrefix OtherKeyOf(EncryptionProviderKind kind) => new($"{kind.Prefix()}?");

    /// <summary>Nothing that the providers of this project write, such as a KMS provider's values.</summary>
    public static StoredPrefix Other { get; } = new("?");

    /// <summary>Whether no key at hand reads such a value.</summary>
    public bool IsUnknown => Text.EndsWith('?');

    /// <summary>The prefix.</summary>
    public override string ToString() => Text;
}

/// <summary>The values of one resource that begin alike.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Prefix">What they begin with.</param>
/// <param name="Keys">Their keys in etcd, sorted.</param>
public sealed record StoredValues(EncryptedResource Resource, StoredPrefix Prefix, IReadOnlyList<string> Keys);
