using System.Globalization;
using System.Text.RegularExpressions;

namespace Prototypes.Tests.Schemas;

/// <summary>Texts as the API server, which is written in Go, understands them.</summary>
internal static partial class GoText
{
    /// <summary>Whether a regular expression matches some part of a text.</summary>
    /// <remarks>.NET's <c>$</c> also stands before a last line feed.</remarks>
    public static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant) && !(pattern.EndsWith('$') && text.EndsWith('\n'));

    /// <summary>The length in code points.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>A duration such as <c>1h30m</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TimeSpan Duration(string text)
    {
        if (!Durations().IsMatch(text))
        {
            throw new FormatException($"'{text}' is no duration.");
        }

        var total = Parts().Matches(text).Sum(part =>
            double.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * Seconds(part.Groups[2].Value));
        return TimeSpan.FromSeconds(text.StartsWith('-') ? -total : total);
    }

    private static double Seconds(string unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        "ms" => 1e-3,
        "ns" => 1e-9,
        _ => 1e-6,
    };

    [GeneratedRegex(@"\A[-+]?(0|((\d+(\.\d*)?|\.\d+)(h|ms|m|s|us|µs|ns))+)\z")]
    private static partial Regex Durations();

    [GeneratedRegex(@"(\d+(?:\.\d*)?|\.\d+)(h|ms|m|s|us|µs|ns)")]
    private static partial Regex Parts();
}
