using Prototypes.Operations.Vault.Configuration;

namespace Prototypes.Operations.Vault.Reconciling;

/// <summary>Keys in Vault's terms.</summary>
internal static class Keys
{
    public static string TypeOf(KeyType type) => type switch
    {
        KeyType.Rsa => "rsa",
        KeyType.Ec => "ec",
        _ => "any",
    };

    /// <summary>The sizes that a kind of key can have; none if the size is not for the role to say.</summary>
    public static IReadOnlyList<int> SizesOf(KeyType type) => type switch
    {
        KeyType.Rsa => [2048, 3072, 4096],
        KeyType.Ec => [256, 384, 521],
        _ => [0],
    };
}
