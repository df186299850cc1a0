namespace Prototypes.Settings;

/// <summary>Options of Learn-01, the basic Ingress.</summary>
public sealed record Learn01Settings
{
    /// <summary>The domain of all its hosts, such as <c>papaya.foo.com</c>.</summary>
    [Setting(
        "The domain below which all hosts of Learn-01 lie, such as papaya.foo.com.",
        Pattern = Patterns.DnsName,
        Rule = "a DNS name of lower-case letters, digits, hyphens and dots",
        Example = "example.com")]
    public string BaseDomain { get; init; } = "foo.com";
}
