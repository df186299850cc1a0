using Prototypes.Operations.Etcd;

namespace Prototypes.Operations.Tests.Etcd;

internal static class Keys
{
    /// <summary>A key of 32 equal bytes.</summary>
    public static EncryptionKey Of(string name, byte content) =>
        new(name, Convert.ToBase64String(Enumerable.Repeat(content, 32).ToArray()));

    public static ProviderKey SecretBox(string name, byte content) => new(EncryptionProviderKind.SecretBox, Of(name, content));
}
