using System.Text;

namespace Prototypes.Settings;

/// <summary>Wording that messages share.</summary>
internal static class Texts
{
    private const int LongestQuote = 100;

    /// <summary>The text in single quotes: on one line, and cut off if it is long.</summary>
    public static string Quote(string text) => $"'{OneLine(text)}'";

    /// <summary>The text with control characters escaped, and cut off if it is long.</summary>
    public static string OneLine(string text)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (result.Length >= LongestQuote)
            {
                return result.Append("...").ToString();
            }

            _ = Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029
                ? result.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")
                : result.Append(rune.ToString());
        }

        return result.ToString();
    }

    /// <summary>The names as words: <c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string Enumerate(IReadOnlyList<string> names) => Join(names, "and");

    /// <summary>The names as a choice: <c>a</c>, <c>a or b</c>, <c>a, b or c</c>.</summary>
    public static string Choose(IReadOnlyList<string> names) => Join(names, "or");

    /// <summary>The name of an enumeration's member in kebab case, as the configuration writes it.</summary>
    public static string KebabCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static string Join(IReadOnlyList<string> names, string conjunction) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} {conjunction} {names[^1]}",
    };
}
