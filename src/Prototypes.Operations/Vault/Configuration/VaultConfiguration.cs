using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prototypes.Operations.Vault.Configuration;

/// <summary>
/// What Vault should hold: the document that <c>vault configure</c> reads. What it does not name is left alone, so that several documents
/// can share a Vault: one with the authorities, and one per issuer with its role, policy and login.
/// </summary>
public sealed record VaultConfiguration
{
    // By reflection: generated readers overwrite the defaults of init-only properties.
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new DurationConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>PKI engines.</summary>
    public IReadOnlyList<PkiMount> PkiMounts { get; init; } = [];

    /// <summary>Root CAs.</summary>
    public IReadOnlyList<RootAuthority> RootAuthorities { get; init; } = [];

    /// <summary>Intermediate CAs.</summary>
    public IReadOnlyList<IntermediateAuthority> IntermediateAuthorities { get; init; } = [];

    /// <summary>What certificates may be asked for.</summary>
    public IReadOnlyList<PkiRole> PkiRoles { get; init; } = [];

    /// <summary>What tokens may do.</summary>
    public IReadOnlyList<AclPolicy> Policies { get; init; } = [];

    /// <summary>Kubernetes login methods.</summary>
    public IReadOnlyList<KubernetesAuthMethod> KubernetesAuthMethods { get; init; } = [];

    /// <summary>Which service accounts may log in.</summary>
    public IReadOnlyList<KubernetesAuthRole> KubernetesAuthRoles { get; init; } = [];

    /// <summary>Key-value engines, version 2.</summary>
    public IReadOnlyList<KeyValueMount> KeyValueMounts { get; init; } = [];

    /// <summary>Values in them.</summary>
    public IReadOnlyList<KeyValueSecret> KeyValueSecrets { get; init; } = [];

    internal bool IsEmpty => PkiMounts.Count + RootAuthorities.Count + IntermediateAuthorities.Count + PkiRoles.Count + Policies.Count
        + KubernetesAuthMethods.Count + KubernetesAuthRoles.Count + KeyValueMounts.Count + KeyValueSecrets.Count == 0;

    /// <summary>Reads a document.</summary>
    /// <param name="json">Its text: camel case names, durations as <c>48h</c>.</param>
    /// <exception cref="OperationException">
    /// It is not JSON, has unknown or missing names or wrong types. The message names the place and quotes no value.
    /// </exception>
    public static VaultConfiguration Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<VaultConfiguration>(json, Json)
                ?? throw new OperationException("The configuration document is 'null'. Give an object.");
        }
        catch (JsonException exception)
        {
            var place = exception.Path is { Length: > 1 } path ? $" at {path[2..]}" : "";
            throw new OperationException($"The configuration document cannot be read{place}: {Reason(exception)}. Compare it with the "
                + "documentation of 'vault configure'.");
        }
    }

    /// <summary>The document as JSON. It holds the secret values of <see cref="KeyValueSecrets"/>.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    // The exception's own words may quote the document, and with it a secret.
    private static string Reason(JsonException exception) => exception switch
    {
        _ when exception.Message.Contains("could not be mapped", StringComparison.Ordinal) => "there is no such name here",
        _ when exception.Message.Contains("missing required", StringComparison.Ordinal) => "a required name is missing",
        { Path: null or "$" } => "it is not a JSON object",
        _ => "the value has the wrong form",
    };
}
