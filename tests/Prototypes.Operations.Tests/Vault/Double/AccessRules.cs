using System.Text.RegularExpressions;

namespace Prototypes.Operations.Tests.Vault.Double;

/// <summary>Reads policies in Vault's language and decides by them: everything that no rule allows is denied.</summary>
internal static partial class AccessRules
{
    public static bool Allows(IEnumerable<string> policies, string path, string capability)
    {
        var rules = policies.SelectMany(Parse).Where(rule => Matches(rule.Path, path)).ToList();
        // The rule with the longest path decides, as in Vault.
        return rules.MaxBy(rule => rule.Path.TrimEnd('*').Length) is { } decisive && decisive.Capabilities.Contains(capability) && !decisive.Capabilities.Contains("deny");
    }

    private static IEnumerable<Rule> Parse(string policy) => Block().Matches(policy).Select(match =>
        new Rule(match.Groups["path"].Value, [.. Word().Matches(match.Groups["list"].Value).Select(word => word.Groups[1].Value)]));

    private static bool Matches(string rule, string path) =>
        rule.EndsWith('*') ? path.StartsWith(rule[..^1], StringComparison.Ordinal) : path == rule;

    private sealed record Rule(string Path, IReadOnlyList<string> Capabilities);

    [GeneratedRegex("""path\s+"(?<path>[^"]+)"\s*\{\s*capabilities\s*=\s*\[(?<list>[^\]]*)\]\s*\}""")]
    private static partial Regex Block();

    [GeneratedRegex("\"([a-z]+)\"")]
    private static partial Regex Word();
}
