using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Prototypes.Planning.Serialization;

/// <summary>How a text is written as a YAML scalar so that YAML 1.1 and 1.2 readers alike take it for that text.</summary>
internal static partial class YamlText
{
    public static ScalarStyle StyleOf(string text)
    {
        if (PlainText().IsMatch(text) && !Reserved().IsMatch(text))
        {
            return ScalarStyle.Plain;
        }

        return BlockText(text) ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted;
    }

    public static bool IsNull(string plain) => plain is "" or "~" or "null";

    public static bool? AsFlag(string plain) => plain switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    public static double? AsNumber(string plain) =>
        Number().IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A literal block keeps scripts and configuration files readable. Its rules for indentation, trailing blanks and line ends are subtle:
    // what touches them is quoted instead.
    private static bool BlockText(string text) => text.Length > 1 && text.TrimEnd('\n').Contains('\n', StringComparison.Ordinal)
        && !char.IsWhiteSpace(text[0])
        && text.All(c => c is '\n' or (>= ' ' and < '\u007f'))
        && !text.Contains(" \n", StringComparison.Ordinal) && !text.EndsWith(' ');

    // Starts with a letter or a slash, so it is no number, date or indicator; a colon or blank stands only where it cannot separate key and
    // value or start a comment.
    [GeneratedRegex(
        @"\A[A-Za-z/](?:[A-Za-z0-9_./@$()+=~;,*-]|:(?=[A-Za-z0-9_./])| (?=[A-Za-z0-9_./@$(]))*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainText();

    [GeneratedRegex(@"\A(?:y|n|yes|no|on|off|true|false|null)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();

    [GeneratedRegex(@"\A[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
