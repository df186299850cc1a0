namespace Prototypes.Operations.Etcd;

/// <summary>Values between two strings, both excluded, and what they begin with.</summary>
internal sealed record PrefixRange(StoredPrefix Prefix, string From, string To)
{
    /// <summary>Ranges that do not overlap: plaintext, every key, and what is left of every provider.</summary>
    public static IReadOnlyList<PrefixRange> Cover(IEnumerable<ProviderKey> keys)
    {
        var known = keys.Select(key => key.Prefix).Distinct().Select(prefix => Of(new StoredPrefix(prefix), prefix)).ToList();
        return
        [
            .. known,
            Of(StoredPrefix.Plaintext, "k8s\0"),
            Of(StoredPrefix.Plaintext, "{"),
            .. EncryptionProviderKinds.Encrypting.SelectMany(kind => Rest(kind, known)),
        ];
    }

    private static PrefixRange Of(StoredPrefix prefix, string text) => new(prefix, text, After(text));

    private static IEnumerable<PrefixRange> Rest(EncryptionProviderKind kind, IEnumerable<PrefixRange> known)
    {
        var prefix = kind.Prefix();
        var from = prefix;
        var inside = known.Where(range => range.From.StartsWith(prefix, StringComparison.Ordinal));
        foreach (var range in inside.OrderBy(range => range.From, StringComparer.Ordinal))
        {
            yield return new PrefixRange(StoredPrefix.OtherKeyOf(kind), from, range.From);
            from = range.To;
        }

        yield return new PrefixRange(StoredPrefix.OtherKeyOf(kind), from, After(prefix));
    }

    private static string After(string text) => $"{text[..^1]}{(char)(text[^1] + 1)}";
}
