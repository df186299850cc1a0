using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Prototypes.Operations.Tests.Vault;

/// <summary>What the configured PKI issues and refuses, asked as cert-manager and a user ask.</summary>
public sealed class VaultPkiTests
{
    private static readonly string[] MangoNames = ["localhost", "mango", "mango.mango.svc.cluster.local", "mango.example.com"];

    [Fact]
    public async Task The_root_is_self_signed_for_ten_years_and_its_intermediates_live_five_under_names_of_their_own()
    {
        await using var fixture = await StartAsync();

        var result = await fixture.ConfigureAsync(Documents.Domains);

        var certificates = result.Authorities.Select(authority => Certificates.Parse(authority.Certificate)).ToList();
        Assert.Equal(
            [("CN=Example Root CA", "CN=Example Root CA", 87600), ("CN=example.com Intermediate Authority", "CN=Example Root CA", 43800), ("CN=foo.com Intermediate Authority", "CN=Example Root CA", 43800)],
            certificates.Select(certificate => (certificate.Subject, certificate.Issuer, HoursOf(certificate))));
        Assert.All(certificates.Skip(1), certificate =>
        {
            var constraints = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single();
            Assert.Equal((true, true, 0), (constraints.CertificateAuthority, constraints.HasPathLengthConstraint, constraints.PathLengthConstraint));
            Assert.Contains(
                "https://vault-active.vault.svc:8200/v1/pki/ca", certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().Single().EnumerateCAIssuersUris());
        });
    }

    [Fact]
    public async Task A_certificate_for_a_subdomain_verifies_to_the_root_and_lives_as_long_as_asked()
    {
        await using var fixture = await StartAsync();
        var root = Certificates.Parse((await fixture.ConfigureAsync(Documents.Domains)).Authorities[0].Certificate);

        var issued = await new RawClient(fixture).PostAsync("pki_int/issue/example-dot-com", new JsonObject { ["common_name"] = "test2.example.com", ["ttl"] = "24h" });

        var (leaf, chain) = Read(issued);
        Assert.True(Certificates.Verifies(leaf, chain, root));
        Assert.Equal(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(30), leaf.NotAfter - leaf.NotBefore);
        Assert.Equal(["test2.example.com"], Certificates.NamesOf(leaf));
        Assert.Equal(root.Subject, chain[^1].Subject);
        Assert.Contains("https://vault-active.vault.svc:8200/v1/pki_int/ca", leaf.Extensions.OfType<X509AuthorityInformationAccessExtension>().Single().EnumerateCAIssuersUris());
    }

    [Theory]
    [InlineData("pki_int/issue/example-dot-com", "a.b.example.com", null)]
    [InlineData("pki_int/issue/example-dot-com", "example.com", "common name example.com not allowed by this role")]
    [InlineData("pki_int/issue/example-dot-com", "papaya.foo.com", "common name papaya.foo.com not allowed by this role")]
    [InlineData("pki_int/issue/example-dot-com", "evil.org", "common name evil.org not allowed by this role")]
    [InlineData("pki_int/issue/example-dot-com", "notexample.com", "common name notexample.com not allowed by this role")]
    [InlineData("pki_int/issue/example-dot-com", "*.example.com", "common name *.example.com not allowed by this role")]
    public async Task A_role_limits_names_to_its_domain(string path, string name, string? refusal)
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Domains);

        var issued = await new RawClient(fixture).PostAsync(path, new JsonObject { ["common_name"] = name, ["ttl"] = "24h" });

        AssertRefused(refusal, issued);
    }

    [Theory]
    [InlineData("papaya.foo.com", null)]
    [InlineData("www.example.com", "subject alternate name www.example.com not allowed by this role")]
    public async Task A_key_of_either_kind_and_no_common_name_are_accepted_where_the_role_says_so(string name, string? refusal)
    {
        await using var fixture = await StartAsync();
        var root = Certificates.Parse((await fixture.ConfigureAsync(Documents.Domains)).Authorities[0].Certificate);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);

        foreach (AsymmetricAlgorithm key in new AsymmetricAlgorithm[] { ec, rsa })
        {
            var signed = await new RawClient(fixture).PostAsync(
                "pki_int_foo/sign/foo-dot-com", new JsonObject { ["csr"] = Certificates.Request(key, null, [name]), ["ttl"] = "2160h" });

            AssertRefused(refusal, signed);
            if (refusal is null)
            {
                var (leaf, chain) = Read(signed);
                Assert.True(Certificates.Verifies(leaf, chain, root));
                Assert.Equal(2160, HoursOf(leaf));
                Assert.Equal("CN=foo.com Intermediate Authority", leaf.Issuer);
            }
        }
    }

    [Fact]
    public async Task An_issuer_gets_what_its_application_needs_signed()
    {
        await using var fixture = await StartAsync();
        var root = Certificates.Parse((await ConfigureIssuersAsync(fixture)).Certificate);
        var issuer = await LoginAsync(fixture, "mango-issuer", "mango", "mango-issuer", "vault://mango/mango-issuer");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        // cert-manager asks for 90 days unless told otherwise: the role shortens that.
        var signed = await issuer!.PostAsync("pki_int/sign/mango-issuer", new JsonObject
        {
            ["csr"] = Certificates.Request(key, "mango.example.com", MangoNames, "127.0.0.1"),
            ["common_name"] = "mango.example.com",
            ["alt_names"] = string.Join(',', MangoNames),
            ["ip_sans"] = "127.0.0.1",
            ["ttl"] = "2160h",
            ["exclude_cn_from_sans"] = "true",
        });

        var (leaf, chain) = Read(signed);
        Assert.True(Certificates.Verifies(leaf, chain, root));
        Assert.Equal("CN=mango.example.com", leaf.Subject);
        Assert.Equal([.. MangoNames, "127.0.0.1"], Certificates.NamesOf(leaf));
        Assert.Equal(48, HoursOf(leaf));
        Assert.Equal(256, leaf.GetECDsaPublicKey()!.KeySize);
        Assert.Equal(["1.3.6.1.5.5.7.3.1"], Certificates.PurposesOf(leaf));
        Assert.Equal(root.Thumbprint, chain[^1].Thumbprint);
    }

    [Theory]
    [InlineData("nginx.example.com", "common name nginx.example.com not allowed by this role")]
    [InlineData("sub.mango.example.com", "common name sub.mango.example.com not allowed by this role")]
    [InlineData("example.com", "common name example.com not allowed by this role")]
    public async Task An_issuer_is_refused_the_names_of_others(string name, string refusal)
    {
        await using var fixture = await StartAsync();
        await ConfigureIssuersAsync(fixture);
        var issuer = await LoginAsync(fixture, "mango-issuer", "mango", "mango-issuer", "vault://mango/mango-issuer");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        AssertRefused(refusal, await issuer!.PostAsync("pki_int/sign/mango-issuer", new JsonObject { ["csr"] = Certificates.Request(key, name, [name]) }));
        AssertRefused(
            $"subject alternate name {name} not allowed by this role",
            await issuer.PostAsync("pki_int/sign/mango-issuer", new JsonObject { ["csr"] = Certificates.Request(key, "mango.example.com", ["mango.example.com", name]) }));
    }

    [Fact]
    public async Task A_key_of_another_kind_or_size_is_refused()
    {
        await using var fixture = await StartAsync();
        await ConfigureIssuersAsync(fixture);
        using var rsa = RSA.Create(2048);

        var signed = await new RawClient(fixture).PostAsync("pki_int/sign/mango-issuer", new JsonObject { ["csr"] = Certificates.Request(rsa, null, ["mango.example.com"]) });

        AssertRefused("role requires keys of type ec", signed);
    }

    [Theory]
    [InlineData("mango", "mango-issuer", "vault://mango/mango-issuer", true)]
    [InlineData("mango", "mango-issuer", "vault://nginx/nginx-issuer", false)]
    [InlineData("mango", "default", "vault://mango/mango-issuer", false)]
    [InlineData("nginx", "mango-issuer", "vault://mango/mango-issuer", false)]
    public async Task Only_the_issuers_own_service_account_logs_in_with_a_token_made_for_it(string @namespace, string account, string audience, bool admitted)
    {
        await using var fixture = await StartAsync();
        await ConfigureIssuersAsync(fixture);

        var client = await LoginAsync(fixture, "mango-issuer", @namespace, account, audience);

        Assert.Equal(admitted, client is not null);
    }

    [Fact]
    public async Task A_login_gives_one_policy_for_one_minute()
    {
        await using var fixture = await StartAsync();
        await ConfigureIssuersAsync(fixture);
        var jwt = fixture.Vault.MakeServiceAccountToken("mango", "mango-issuer", "vault://mango/mango-issuer");

        var (_, body) = await new RawClient(fixture).PostAsync("auth/kubernetes/login", new JsonObject { ["role"] = "mango-issuer", ["jwt"] = jwt });

        Assert.Equal(["mango-issuer"], body["auth"]!["policies"]!.AsArray().Select(policy => policy!.ToString()));
        Assert.Equal(60, body["auth"]!["lease_duration"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("POST", "pki_int/sign/nginx-issuer")]
    [InlineData("POST", "pki_int/issue/mango-issuer")]
    [InlineData("POST", "pki_int/roles/mango-issuer")]
    [InlineData("GET", "pki_int/roles/mango-issuer")]
    [InlineData("POST", "pki/sign/mango-issuer")]
    [InlineData("POST", "pki/issuer/root-2026/sign-intermediate")]
    [InlineData("GET", "secret/data/test/apitest")]
    [InlineData("GET", "sys/mounts")]
    [InlineData("POST", "sys/policies/acl/mango-issuer")]
    public async Task An_issuers_token_may_do_nothing_but_sign_under_its_role(string method, string path)
    {
        await using var fixture = await StartAsync();
        await ConfigureIssuersAsync(fixture);
        await fixture.ConfigureAsync(Documents.Small);
        var issuer = await LoginAsync(fixture, "mango-issuer", "mango", "mango-issuer", "vault://mango/mango-issuer");

        var (status, _) = await issuer!.SendAsync(new HttpMethod(method), path, method == "GET" ? null : []);

        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task Certificates_go_on_being_issued_by_a_renewed_intermediate()
    {
        await using var fixture = await StartAsync();
        await ConfigureIssuersAsync(fixture);
        fixture.Time.Advance(TimeSpan.FromHours(43800) - TimeSpan.FromHours(24));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new JsonObject { ["csr"] = Certificates.Request(key, null, ["mango.example.com"]) };
        var tooLate = await new RawClient(fixture).PostAsync("pki_int/sign/mango-issuer", request);
        Assert.StartsWith("cannot satisfy request, as TTL would result in notAfter", tooLate.Body["errors"]![0]!.ToString(), StringComparison.Ordinal);

        await fixture.ConfigureAsync(Documents.Authorities);

        var (leaf, _) = Read(await new RawClient(fixture).PostAsync("pki_int/sign/mango-issuer", request));
        Assert.Equal(48, HoursOf(leaf));
    }

    private static async Task<VaultFixture> StartAsync()
    {
        var fixture = await VaultFixture.StartAsync(1);
        fixture.Vault.Ready();
        return fixture;
    }

    private static async Task<Operations.Vault.AuthorityCertificate> ConfigureIssuersAsync(VaultFixture fixture)
    {
        var result = await fixture.ConfigureAsync(Documents.Authorities);
        await fixture.ConfigureAsync(Documents.Issuer("mango", "mango-issuer", "pki_int"));
        await fixture.ConfigureAsync(Documents.Issuer("nginx", "nginx-issuer", "pki_int"));
        return result.Authorities[0];
    }

    private static async Task<RawClient?> LoginAsync(VaultFixture fixture, string role, string @namespace, string account, string audience)
    {
        var jwt = fixture.Vault.MakeServiceAccountToken(@namespace, account, audience);
        var (status, body) = await new RawClient(fixture).PostAsync("auth/kubernetes/login", new JsonObject { ["role"] = role, ["jwt"] = jwt });
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Forbidden, status.ToString());
        return status == HttpStatusCode.OK ? new RawClient(fixture, body["auth"]!["client_token"]!.ToString()) : null;
    }

    private static (X509Certificate2 Leaf, IReadOnlyList<X509Certificate2> Chain) Read((HttpStatusCode Status, JsonObject Body) answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body.ToJsonString());
        return (Certificates.Parse(answer.Body["data"]!["certificate"]!.ToString()), [.. answer.Body["data"]!["ca_chain"]!.AsArray().Select(pem => Certificates.Parse(pem!.ToString()))]);
    }

    private static void AssertRefused(string? refusal, (HttpStatusCode Status, JsonObject Body) answer) =>
        Assert.Equal(refusal is null ? (HttpStatusCode.OK, null) : (HttpStatusCode.BadRequest, refusal), (answer.Status, answer.Body["errors"]?[0]?.ToString()));

    private static int HoursOf(X509Certificate2 certificate) => (int)(certificate.NotAfter - certificate.NotBefore).TotalHours;
}
