using System.Collections.Immutable;
using Prototypes.Operations.Etcd;

namespace Prototypes.Settings;

/// <summary>Options of the encryption in etcd.</summary>
public sealed record EtcdEncryptionSettings
{
    // Shared, because arrays are equal only if they are the same.
    private static readonly ImmutableArray<string> DefaultResources = ["secrets"];
    private static readonly ImmutableArray<string> DefaultKeys = ["key1"];

    /// <summary>How values are encrypted.</summary>
    [Setting("How values are encrypted. aescbc is open to padding oracles; aesgcm needs a new key every 200 000 writes.", Allowed = ["secretbox", "aescbc", "aesgcm"])]
    public string Provider { get; init; } = "secretbox";

    /// <summary>The resources whose values are encrypted.</summary>
    [Setting(
        "The resources whose values are encrypted: core resources in the plural, custom ones with their group.",
        Default = "`[secrets]`",
        Pattern = "[a-z0-9.-]+",
        Rule = "names of resources",
        Example = "[secrets, configmaps]")]
    public ImmutableArray<string> Resources { get; init; } = DefaultResources;

    /// <summary>The names of the keys, the one that writes first.</summary>
    [Setting(
        "The names of the keys, the one that writes first. A key is made when its name is new: to rotate, put a new name first or in place of the old one.",
        Default = "`[key1]`",
        Pattern = "[A-Za-z0-9._-]+",
        Rule = "names of keys: letters, digits, `.`, `_`, `-`",
        Example = "[key2, key1]")]
    public ImmutableArray<string> Keys { get; init; } = DefaultKeys;

    /// <summary>Whether what is written is encrypted.</summary>
    [Setting("Whether what is written is encrypted. With decrypt everything is stored in plaintext, and the keys stay at hand.")]
    public EncryptionPhase Phase { get; init; } = EncryptionPhase.Encrypt;
}
