using System.Text.Json;

namespace Prototypes.Operations.Certificates;

/// <summary>A certificate with its private key, and the certificate of the CA that signed it. All are PEM.</summary>
/// <param name="CaCertificate">The CA's certificate, which clients have to trust.</param>
/// <param name="Certificate">The certificate.</param>
/// <param name="PrivateKey">Its private key, as PKCS #8. A secret.</param>
public sealed record IssuedCertificate(string CaCertificate, string Certificate, string PrivateKey)
{
    /// <summary>The JSON that the Pulumi program reads. It holds the private key.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Never the private key: texts end up in logs.</summary>
    public override string ToString() => nameof(IssuedCertificate);
}
