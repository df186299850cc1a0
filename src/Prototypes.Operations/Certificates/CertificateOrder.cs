using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prototypes.Operations.Certificates;

/// <summary>What a certificate has to say, and what the CA that signs it is called.</summary>
public sealed record CertificateOrder
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <summary>The subject of the CA, such as <c>O=example Inc., CN=example.com</c>.</summary>
    public required string AuthoritySubject { get; init; }

    /// <summary>The subject of the certificate, such as <c>CN=mango.example.com, O=mango organization</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The host names that clients use, at least one.</summary>
    public required IReadOnlyList<string> DnsNames { get; init; }

    /// <summary>How long both are valid, in hours. Default: 8760, a year.</summary>
    public int ValidHours { get; init; } = 8760;

    /// <summary>Reads an order from JSON.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="OperationException">It is no order.</exception>
    public static CertificateOrder Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CertificateOrder>(json, Options) ?? throw new JsonException("It is 'null'.");
        }
        catch (JsonException exception)
        {
            throw new OperationException(
                $"The order for a certificate cannot be read ({exception.Message.TrimEnd('.')}). "
                + "Give JSON with authoritySubject, subject and dnsNames, and validHours if not a year.",
                exception);
        }
    }
}
