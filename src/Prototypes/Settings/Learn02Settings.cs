namespace Prototypes.Settings;

/// <summary>Options of Learn-02, the advanced Ingress.</summary>
public sealed record Learn02Settings
{
    /// <summary>The domain of its host, such as <c>papaya.foo.com</c>.</summary>
    [Setting(
        "The domain below which the host of Learn-02 lies, such as papaya.foo.com.",
        Pattern = Patterns.DnsName,
        Rule = "a DNS name of lower-case letters, digits, hyphens and dots",
        Example = "example.com")]
    public string BaseDomain { get; init; } = "foo.com";
}
