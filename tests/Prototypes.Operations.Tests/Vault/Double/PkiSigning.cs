using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Prototypes.Operations.Tests.Vault.Double;

/// <summary>Makes certificates the way Vault does: backdated by 30 seconds, with the URLs of the mount.</summary>
internal sealed class PkiSigning(JsonObject urls)
{
    private static readonly TimeSpan Backdating = TimeSpan.FromSeconds(30);

    public X509Certificate2 SignAuthority(
        CertificateRequest request, AsymmetricAlgorithm key, X509Certificate2? issuer, int? pathLength, DateTimeOffset now, TimeSpan lifetime)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, pathLength is >= 0, pathLength ?? 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        return Sign(request, key, issuer, now, lifetime);
    }

    public X509Certificate2 SignLeaf(
        JsonObject role, RequestedNames names, PublicKey publicKey, AsymmetricAlgorithm key, X509Certificate2 issuer, DateTimeOffset now, TimeSpan lifetime)
    {
        var subject = new X500DistinguishedName(string.IsNullOrEmpty(names.CommonName) ? "" : $"CN={names.CommonName}");
        var request = new CertificateRequest(subject, publicKey, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names.Dns)
        {
            alternatives.AddDnsName(name);
        }

        foreach (var address in names.Addresses)
        {
            alternatives.AddIpAddress(address);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        var usages = role["key_usage"]!.AsArray().Aggregate(X509KeyUsageFlags.None, (flags, usage) => flags | usage!.ToString() switch
        {
            "DigitalSignature" => X509KeyUsageFlags.DigitalSignature,
            "KeyAgreement" => X509KeyUsageFlags.KeyAgreement,
            "KeyEncipherment" => X509KeyUsageFlags.KeyEncipherment,
            "CertSign" => X509KeyUsageFlags.KeyCertSign,
            _ => X509KeyUsageFlags.None,
        });
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usages, critical: true));
        var purposes = new OidCollection();
        if (role["server_flag"]!.GetValue<bool>())
        {
            purposes.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        }

        if (role["client_flag"]!.GetValue<bool>())
        {
            purposes.Add(new Oid("1.3.6.1.5.5.7.3.2"));
        }

        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(purposes, critical: false));
        return Sign(request, key, issuer, now, lifetime);
    }

    private X509Certificate2 Sign(CertificateRequest request, AsymmetricAlgorithm key, X509Certificate2? issuer, DateTimeOffset now, TimeSpan lifetime)
    {
        var identifier = new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false);
        request.CertificateExtensions.Add(identifier);
        request.CertificateExtensions.Add(issuer is null
            ? X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier)
            : X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var (issuers, responders, lists) = (Urls("issuing_certificates"), Urls("ocsp_servers"), Urls("crl_distribution_points"));
        if (issuers.Count + responders.Count > 0)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(responders, issuers));
        }

        if (lists.Count > 0)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(lists));
        }

        return request.Create(issuer?.SubjectName ?? request.SubjectName, PkiKeys.Signer(key), now - Backdating, now + lifetime, RandomNumberGenerator.GetBytes(16));
    }

    private List<string> Urls(string name) => [.. urls[name]!.AsArray().Select(url => url!.ToString())];
}
