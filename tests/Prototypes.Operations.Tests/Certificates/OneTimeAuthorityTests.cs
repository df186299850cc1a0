using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Prototypes.Operations.Certificates;

namespace Prototypes.Operations.Tests.Certificates;

public sealed class OneTimeAuthorityTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 30, 0, TimeSpan.Zero);

    private static readonly CertificateOrder Mango = new()
    {
        AuthoritySubject = "O=example Inc., CN=example.com",
        Subject = "CN=mango.example.com, O=mango organization",
        DnsNames = ["mango.example.com", "*.mango.example.com"],
    };

    [Fact]
    public void The_ca_signs_leaves_only()
    {
        using var authority = X509Certificate2.CreateFromPem(Issue().CaCertificate);
        var constraints = Single<X509BasicConstraintsExtension>(authority);
        var usage = Single<X509KeyUsageExtension>(authority);

        Assert.Equal("O=example Inc., CN=example.com", authority.Subject);
        Assert.Equal(authority.Subject, authority.Issuer);
        Assert.Equal((true, true, 0, true), (constraints.CertificateAuthority, constraints.HasPathLengthConstraint, constraints.PathLengthConstraint, constraints.Critical));
        Assert.Equal((X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true), (usage.KeyUsages, usage.Critical));
        Assert.Equal(3, authority.Version);
    }

    [Fact]
    public void The_leaf_names_what_clients_connect_to()
    {
        using var leaf = X509Certificate2.CreateFromPem(Issue().Certificate);
        var constraints = Single<X509BasicConstraintsExtension>(leaf);
        var usage = Single<X509KeyUsageExtension>(leaf);

        Assert.Equal("CN=mango.example.com, O=mango organization", leaf.Subject);
        Assert.Equal("O=example Inc., CN=example.com", leaf.Issuer);
        Assert.Equal(["mango.example.com", "*.mango.example.com"], Single<X509SubjectAlternativeNameExtension>(leaf).EnumerateDnsNames());
        Assert.False(constraints.CertificateAuthority);
        Assert.Equal((X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true), (usage.KeyUsages, usage.Critical));
        Assert.Equal(["1.3.6.1.5.5.7.3.1"], Single<X509EnhancedKeyUsageExtension>(leaf).EnhancedKeyUsages.Cast<Oid>().Select(oid => oid.Value!));
        Assert.True(leaf.MatchesHostname("mango.example.com", allowWildcards: true, allowCommonName: false));
        Assert.True(leaf.MatchesHostname("one.mango.example.com", allowWildcards: true, allowCommonName: false));
        Assert.False(leaf.MatchesHostname("nginx.example.com", allowWildcards: true, allowCommonName: false));
        Assert.Equal(3, leaf.Version);
    }

    [Fact]
    public void Both_are_of_rsa_2048_and_valid_for_a_year_from_now()
    {
        var issued = Issue();
        foreach (var pem in new[] { issued.CaCertificate, issued.Certificate })
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            using var key = certificate.GetRSAPublicKey();

            Assert.Equal(2048, key!.KeySize);
            Assert.Equal("1.2.840.113549.1.1.11", certificate.SignatureAlgorithm.Value);
            Assert.Equal((Now.UtcDateTime, Now.UtcDateTime.AddHours(8760)), (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime()));
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(8759, true)]
    [InlineData(8761, false)]
    [InlineData(-1, false)]
    public void The_chain_verifies_to_the_ca_while_it_is_valid(int hours, bool valid)
    {
        var issued = Issue();
        using var leaf = X509Certificate2.CreateFromPem(issued.Certificate);

        Assert.Equal(valid, Verifies(leaf, issued.CaCertificate, Now.AddHours(hours)));
        Assert.False(Verifies(leaf, Issue().CaCertificate, Now.AddHours(hours)));
    }

    [Fact]
    public void The_key_is_the_leafs_and_each_run_has_new_keys_and_serial_numbers()
    {
        var (first, second) = (Issue(), Issue());
        using var leaf = X509Certificate2.CreateFromPem(first.Certificate, first.PrivateKey);
        using var other = X509Certificate2.CreateFromPem(second.Certificate, second.PrivateKey);
        using var authority = X509Certificate2.CreateFromPem(first.CaCertificate);

        Assert.True(leaf.HasPrivateKey);
        Assert.NotEqual(leaf.PublicKey.EncodedKeyValue.RawData, other.PublicKey.EncodedKeyValue.RawData);
        Assert.Equal(3, new[] { leaf.SerialNumber, other.SerialNumber, authority.SerialNumber }.Distinct().Count());
        Assert.All([leaf, other, authority], certificate => Assert.Equal((16, true), (certificate.SerialNumberBytes.Length, certificate.SerialNumberBytes.Span[0] < 0x80)));
        Assert.ThrowsAny<CryptographicException>(() => X509Certificate2.CreateFromPem(first.CaCertificate, first.PrivateKey));
    }

    [Fact]
    public void What_is_printed_for_people_has_no_key()
    {
        var issued = Issue();

        Assert.DoesNotContain("PRIVATE KEY", issued.ToString(), StringComparison.Ordinal);
        Assert.Contains("-----BEGIN PRIVATE KEY-----", issued.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "'' is no subject of a certificate. Give one such as 'O=example Inc., CN=example.com'.")]
    [InlineData("mango", "'mango' is no subject of a certificate. Give one such as 'O=example Inc., CN=example.com'.")]
    public void A_bad_subject_is_refused(string subject, string message)
    {
        Assert.Equal(message, Refused(Mango with { Subject = subject }));
        Assert.Equal(message, Refused(Mango with { AuthoritySubject = subject }));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("*.")]
    [InlineData("192.168.49.2")]
    [InlineData("https://mango.example.com")]
    public void A_bad_host_is_refused(string host) => Assert.Equal(
        $"'{host}' in dnsNames is no host name. Give one such as 'mango.example.com'.", Refused(Mango with { DnsNames = ["mango.example.com", host] }));

    [Fact]
    public void No_host_and_no_lifetime_are_refused()
    {
        Assert.Equal(
            "The order names no host. Give at least one in dnsNames: clients look for the host there, and not in the subject.",
            Refused(Mango with { DnsNames = [] }));
        Assert.Equal("A certificate cannot be valid for 0 hours. Give 1 or more.", Refused(Mango with { ValidHours = 0 }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"authoritySubject":"CN=a","subject":"CN=b","dnsNames":null}""")]
    [InlineData("""{"authoritySubject":"CN=a","subject":"CN=b","dnsNames":["c"],"validDays":1}""")]
    public void What_is_no_order_is_refused_with_what_one_is(string json)
    {
        var message = Assert.Throws<OperationException>(() => CertificateOrder.Parse(json)).Message;

        Assert.StartsWith("The order for a certificate cannot be read (", message, StringComparison.Ordinal);
        Assert.EndsWith("). Give JSON with authoritySubject, subject and dnsNames, and validHours if not a year.", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static IssuedCertificate Issue() => OneTimeAuthority.Issue(Mango, new StoppedClock());

    private static string Refused(CertificateOrder order) =>
        Assert.Throws<OperationException>(() => OneTimeAuthority.Issue(order, new StoppedClock())).Message;

    private static T Single<T>(X509Certificate2 certificate)
        where T : X509Extension => Assert.Single(certificate.Extensions.OfType<T>());

    private static bool Verifies(X509Certificate2 leaf, string authority, DateTimeOffset time)
    {
        using var trusted = X509Certificate2.CreateFromPem(authority);
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                VerificationTime = time.UtcDateTime,
                ApplicationPolicy = { new Oid("1.3.6.1.5.5.7.3.1") },
            },
        };
        chain.ChainPolicy.CustomTrustStore.Add(trusted);
        return chain.Build(leaf);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
