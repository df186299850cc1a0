using Prototypes.Operations.Vault.Configuration;

namespace Prototypes.Operations.Tests.Vault;

/// <summary>Documents like those that the stacks make.</summary>
internal static class Documents
{
    private const string Server = "https://vault-active.vault.svc:8200";

    /// <summary>The engines and authorities that two kinds of sample share.</summary>
    public static VaultConfiguration Authorities { get; } = new()
    {
        PkiMounts =
        [
            new PkiMount { Path = "pki", MaxLeaseTtl = TimeSpan.FromHours(87600), Urls = PkiUrls.Of(Server, "pki") },
            new PkiMount { Path = "pki_int", MaxLeaseTtl = TimeSpan.FromHours(43800), Urls = PkiUrls.Of(Server, "pki_int") },
            new PkiMount { Path = "pki_int_foo", MaxLeaseTtl = TimeSpan.FromHours(43800), Urls = PkiUrls.Of(Server, "pki_int_foo") },
        ],
        RootAuthorities = [new RootAuthority { Mount = "pki", IssuerName = "root-2026", CommonName = "Example Root CA", Lifetime = TimeSpan.FromHours(87600) }],
        IntermediateAuthorities =
        [
            Intermediate("pki_int", "example-com", "example.com Intermediate Authority"),
            Intermediate("pki_int_foo", "foo-com", "foo.com Intermediate Authority"),
        ],
        KubernetesAuthMethods = [new KubernetesAuthMethod()],
    };

    /// <summary>The shortest document that has one of everything.</summary>
    public static VaultConfiguration Small { get; } = Issuer("mango", "mango-issuer", "pki_int") with
    {
        PkiMounts = [.. Authorities.PkiMounts.Take(2)],
        RootAuthorities = Authorities.RootAuthorities,
        IntermediateAuthorities = [Authorities.IntermediateAuthorities[0]],
        KubernetesAuthMethods = Authorities.KubernetesAuthMethods,
        KeyValueMounts = [new KeyValueMount()],
        KeyValueSecrets = [new KeyValueSecret { Path = "test/apitest", Values = new Dictionary<string, string> { ["username"] = "apiuser", ["password"] = Canary.KeyValue } }],
    };

    /// <summary>What one issuer of cert-manager needs: it may sign for its application's names, and nothing else.</summary>
    public static VaultConfiguration Issuer(string application, string name, string mount) => new()
    {
        PkiRoles =
        [
            new PkiRole
            {
                Mount = mount,
                Name = name,
                AllowedDomains = [$"{application}.example.com", application, $"{application}.{application}.svc.cluster.local"],
                AllowLocalhost = true,
                AllowIpSans = true,
                Ttl = TimeSpan.FromHours(48),
                MaxTtl = TimeSpan.FromHours(48),
            },
        ],
        Policies = [AclPolicy.ForSigning(name, mount, name)],
        KubernetesAuthRoles =
        [
            new KubernetesAuthRole
            {
                Name = name,
                ServiceAccount = name,
                Namespace = application,
                Audience = KubernetesAuthRole.AudienceOf(application, name),
                Policies = [name],
            },
        ],
    };

    /// <summary>The roles of the first sample: whole domains below two intermediates.</summary>
    public static VaultConfiguration Domains { get; } = Authorities with
    {
        PkiRoles =
        [
            Domain("pki_int", "example-dot-com", "example.com"),
            Domain("pki_int_foo", "foo-dot-com", "foo.com") with { KeyType = KeyType.Any, KeyBits = 0 },
        ],
    };

    private static IntermediateAuthority Intermediate(string mount, string name, string commonName) => new()
    {
        Mount = mount,
        IssuerName = name,
        CommonName = commonName,
        Lifetime = TimeSpan.FromHours(43800),
        SignedByMount = "pki",
        SignedByIssuer = "root-2026",
    };

    private static PkiRole Domain(string mount, string name, string domain) => new()
    {
        Mount = mount,
        Name = name,
        AllowedDomains = [domain],
        AllowBareDomains = false,
        AllowSubdomains = true,
        Ttl = TimeSpan.FromHours(24),
        MaxTtl = TimeSpan.FromHours(2160),
    };
}

/// <summary>Secrets that a test can look for in everything that was written.</summary>
internal static class Canary
{
    public const string KeyValue = "canary-kv-5d1f0c";
}
