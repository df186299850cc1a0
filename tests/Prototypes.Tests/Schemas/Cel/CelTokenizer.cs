using System.Text;
using System.Text.RegularExpressions;

namespace Prototypes.Tests.Schemas.Cel;

/// <summary>What a part of an expression's text is.</summary>
internal enum CelTokenKind
{
    Identifier,
    Number,
    Text,
    Symbol,
    End,
}

/// <summary>A part of an expression's text.</summary>
internal sealed record CelToken(CelTokenKind Kind, string Text);

/// <summary>Cuts an expression's text into its parts.</summary>
internal static partial class CelTokenizer
{
    /// <summary>The tokens, the last of which is the end.</summary>
    /// <exception cref="CelException">The text has something that is no part of an expression.</exception>
    public static IReadOnlyList<CelToken> Tokenize(string text)
    {
        var tokens = new List<CelToken>();
        for (var position = 0; position < text.Length;)
        {
            var match = Token().Match(text, position);
            if (!match.Success)
            {
                throw new CelException($"'{text[position..]}' is no expression.");
            }

            position += match.Length;
            if (match.Groups["raw"] is { Success: true } raw)
            {
                tokens.Add(new CelToken(CelTokenKind.Text, raw.Value));
            }
            else if (match.Groups["text"] is { Success: true } quoted)
            {
                tokens.Add(new CelToken(CelTokenKind.Text, Unescape(quoted.Value)));
            }
            else if (match.Groups["number"] is { Success: true } number)
            {
                tokens.Add(new CelToken(CelTokenKind.Number, number.Value));
            }
            else if (match.Groups["name"] is { Success: true } name)
            {
                tokens.Add(new CelToken(CelTokenKind.Identifier, name.Value));
            }
            else if (match.Groups["symbol"] is { Success: true } symbol)
            {
                tokens.Add(new CelToken(CelTokenKind.Symbol, symbol.Value));
            }
        }

        tokens.Add(new CelToken(CelTokenKind.End, "the end"));
        return tokens;
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' ? text[i] : text[++i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                var same and ('\\' or '"' or '\'' or '`' or '?') => same,
                var other => throw new CelException($"The escape '\\{other}' is not known."),
            });
        }

        return plain.ToString();
    }

    // Raw texts first: their quotes are those of other texts.
    [GeneratedRegex(
        """""
        \G(?:\s+
        |[rR](?:"""(?<raw>.*?)"""|'''(?<raw>.*?)'''|"(?<raw>[^"\n]*)"|'(?<raw>[^'\n]*)')
        |"(?<text>(?:[^"\\\n]|\\.)*)"|'(?<text>(?:[^'\\\n]|\\.)*)'
        |(?<number>\d+(?:\.\d+)?)
        |(?<name>[A-Za-z_]\w*)
        |(?<symbol>&&|\|\||[=!<>]=|[-+*/%!<>?:.,()\[\]{}]))
        """"",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Token();
}
