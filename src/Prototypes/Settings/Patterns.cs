using System.Text.RegularExpressions;

namespace Prototypes.Settings;

/// <summary>Regular expressions of the names that Kubernetes and DNS allow.</summary>
internal static class Patterns
{
    /// <summary>A DNS label (RFC 1123): at most 63 lower-case letters, digits and hyphens, with no hyphen at an end.</summary>
    public const string DnsLabel = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    /// <summary>A domain of DNS labels.</summary>
    public const string DnsName = DnsLabel + "(\\." + DnsLabel + ")*";

    /// <summary>An amount of memory as minikube takes it.</summary>
    public const string Memory = "[1-9][0-9]*(m|mb|g|gb)";

    /// <summary>Whether the pattern matches all of the text.</summary>
    public static bool Matches(string text, string pattern) => Regex.IsMatch(text, $@"\A(?:{pattern})\z");

    /// <summary>Four decimal numbers up to 255.</summary>
    public const string Ipv4Address = @"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}";
}
