using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Prototypes.Operations.Tests.Vault.Double;

/// <summary>Key pairs of the PKI engine.</summary>
internal static class PkiKeys
{
    public static AsymmetricAlgorithm Generate(string type, int bits) => type switch
    {
        "rsa" => RSA.Create(bits == 0 ? 2048 : bits),
        "ec" => ECDsa.Create(bits switch
        {
            0 or 256 => ECCurve.NamedCurves.nistP256,
            384 => ECCurve.NamedCurves.nistP384,
            521 => ECCurve.NamedCurves.nistP521,
            _ => throw new ArgumentOutOfRangeException(nameof(bits)),
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static CertificateRequest Request(X500DistinguishedName subject, AsymmetricAlgorithm key) => key switch
    {
        RSA rsa => new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        ECDsa ec => new CertificateRequest(subject, ec, HashAlgorithmName.SHA256),
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };

    public static X509SignatureGenerator Signer(AsymmetricAlgorithm key) => key switch
    {
        RSA rsa => X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1),
        ECDsa ec => X509SignatureGenerator.CreateForECDsa(ec),
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };

    public static (string Type, int Bits) Describe(PublicKey key)
    {
        using var rsa = key.GetRSAPublicKey();
        using var ec = key.GetECDsaPublicKey();
        return rsa is not null ? ("rsa", rsa.KeySize) : ec is not null ? ("ec", ec.KeySize) : ("other", 0);
    }

    public static bool Matches(AsymmetricAlgorithm key, X509Certificate2 certificate) =>
        key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(certificate.PublicKey.ExportSubjectPublicKeyInfo());
}
