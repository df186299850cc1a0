using System.Text.RegularExpressions;

namespace Prototypes.Operations.Etcd;

/// <summary>A key that the API server encrypts values in etcd with. Its secret never shows in <see cref="ToString"/>.</summary>
/// <param name="Name">Its name, which stands in front of every value encrypted with it; letters, digits, <c>.</c>, <c>_</c> and
/// <c>-</c>.</param>
/// <param name="Secret">Its bytes in base64; <see cref="Length"/> of them.</param>
public sealed partial record EncryptionKey(string Name, string Secret)
{
    /// <summary>How many bytes a key has: what secretbox demands, and the strongest that the AES providers take.</summary>
    public const int Length = 32;

    /// <summary>Whether a key can have that name.</summary>
    public static bool IsName(string name) => NamePattern().IsMatch(name);

    /// <summary>Reads keys as <c>name=base64</c>, one per line, in the order in which the API server shall try them.</summary>
    /// <param name="text">The lines; blank ones are skipped.</param>
    /// <exception cref="OperationException">A line has another form. The message does not repeat it.</exception>
    public static IReadOnlyList<EncryptionKey> ParseLines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseLine)];

    /// <summary>The key's name. The secret is left out, so that no log or test failure shows it.</summary>
    public override string ToString() => Name;

    internal string? FindProblem(string provider)
    {
        if (!IsName(Name))
        {
            return $"Key name '{Name}' of {provider} is not made of letters, digits, '.', '_' and '-' only. Rename the key.";
        }

        var bytes = new byte[Secret.Length];
        if (!Convert.TryFromBase64String(Secret, bytes, out var length))
        {
            return $"Key '{Name}' of {provider} is not base64. Make one with: head -c {Length} /dev/urandom | base64";
        }

        return length == Length
            ? null
            : $"Key '{Name}' of {provider} is {length} bytes long, not {Length}. Make one with: head -c {Length} /dev/urandom | base64";
    }

    private static EncryptionKey ParseLine(string line, int index)
    {
        var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts is [{ Length: > 0 } name, { Length: > 0 } secret]
            ? new EncryptionKey(name, secret)
            : throw new OperationException($"Line {index + 1} of the keys is not of the form name=base64. Give one key per line, the one "
                + "to write with first.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex NamePattern();
}
