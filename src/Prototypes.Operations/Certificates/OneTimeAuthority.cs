using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Prototypes.Operations.Certificates;

/// <summary>
/// A CA that signs one certificate, and whose private key is gone when that is done: nobody can sign another that
/// clients of the first would trust.
/// </summary>
public static class OneTimeAuthority
{
    private const int KeySize = 2048;

    /// <summary>Below the 20 octets that RFC 5280 allows.</summary>
    private const int SerialNumberSize = 16;

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    // A DNS name in lower case, perhaps with a wildcard for its first label, is at most this long.
    private const int LongestDnsName = 253;

    /// <summary>Makes a CA, and the certificate that it signs.</summary>
    /// <param name="order">What the certificate says.</param>
    /// <param name="time">Says when it is valid from.</param>
    /// <exception cref="OperationException">The order has a mistake.</exception>
    public static IssuedCertificate Issue(CertificateOrder order, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(time);
        var authoritySubject = Subject(order.AuthoritySubject);
        var subject = Subject(order.Subject);
        var names = Names(order.DnsNames);
        if (order.ValidHours < 1)
        {
            var hours = order.ValidHours.ToString(CultureInfo.InvariantCulture);
            throw new OperationException($"A certificate cannot be valid for {hours} hours. Give 1 or more.");
        }

        var from = time.GetUtcNow();
        var until = from.AddHours(order.ValidHours);
        using var authorityKey = RSA.Create(KeySize);
        using var authority = SelfSign(authoritySubject, authorityKey, from, until);
        using var key = RSA.Create(KeySize);
        using var certificate = Request(subject, key, names, authority)
            .Create(authority.SubjectName, Signer(authorityKey), from, until, SerialNumber());
        return new IssuedCertificate(
            authority.ExportCertificatePem() + "\n", certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static X509Certificate2 SelfSign(X500DistinguishedName subject, RSA key, DateTimeOffset from, DateTimeOffset until)
    {
        var request = NewRequest(subject, key);
        // It signs leaves only, no further CA.
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.Create(subject, Signer(key), from, until, SerialNumber());
    }

    private static X509SignatureGenerator Signer(RSA key) => X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);

    private static CertificateRequest Request(X500DistinguishedName subject, RSA key, X509Extension names, X509Certificate2 authority)
    {
        var request = NewRequest(subject, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        request.CertificateExtensions.Add(names);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        return request;
    }

    private static CertificateRequest NewRequest(X500DistinguishedName subject, RSA key)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static byte[] SerialNumber()
    {
        var number = RandomNumberGenerator.GetBytes(SerialNumberSize);
        // Positive, and not shorter for its first digit being 0.
        number[0] = (byte)((number[0] & 0x7F) | 0x40);
        return number;
    }

    private static X500DistinguishedName Subject(string text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text)
                ? throw new CryptographicException("It is empty.")
                : new X500DistinguishedName(text);
        }
        catch (CryptographicException exception)
        {
            throw new OperationException(
                $"'{text}' is no subject of a certificate. Give one such as 'O=example Inc., CN=example.com'.", exception);
        }
    }

    private static X509Extension Names(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            throw new OperationException(
                "The order names no host. Give at least one in dnsNames: clients look for the host there, and not in the subject.");
        }

        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            var host = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
            if (name.Length > LongestDnsName || Uri.CheckHostName(host) != UriHostNameType.Dns)
            {
                throw new OperationException($"'{name}' in dnsNames is no host name. Give one such as 'mango.example.com'.");
            }

            builder.AddDnsName(name);
        }

        return builder.Build();
    }
}
