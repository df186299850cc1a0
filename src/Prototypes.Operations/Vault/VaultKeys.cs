using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prototypes.Operations.Vault;

/// <summary>
/// What an initialisation gives, once and never again: the key shares that unseal Vault and its root token. All of it is secret.
/// As JSON it has the field names of <c>vault operator init -format=json</c>.
/// </summary>
public sealed record VaultKeys
{
    /// <summary>The key shares, base64.</summary>
    [JsonPropertyName("unseal_keys_b64")]
    public required IReadOnlyList<string> Shares { get; init; }

    /// <summary>How many of the shares unseal Vault.</summary>
    [JsonPropertyName("unseal_threshold")]
    public required int Threshold { get; init; }

    /// <summary>The token that may do everything; null when it has been taken out.</summary>
    [JsonPropertyName("root_token")]
    public string? RootToken { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> or <c>vault operator init -format=json</c> wrote.</summary>
    /// <returns>The keys; null for an empty text.</returns>
    /// <exception cref="OperationException">The text is something else. The message does not quote it.</exception>
    public static VaultKeys? Parse(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return null;
        }

        try
        {
            var keys = JsonSerializer.Deserialize<VaultKeys>(json);
            if (keys is { Shares: not null } && keys.Threshold >= 1 && keys.Shares.Count >= keys.Threshold
                && !keys.Shares.Any(string.IsNullOrWhiteSpace))
            {
                return keys;
            }
        }
        catch (JsonException)
        {
            // Its message may quote the keys.
        }

        throw new OperationException(
            "The unseal keys are not the JSON that 'vault bootstrap' writes: an object with unseal_keys_b64, unseal_threshold (at most as "
                + "many) and root_token. Hand over that output as it is.");
    }

    /// <summary>The keys as one line of JSON, for a place that keeps secrets.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Says how many shares there are, and none of them.</summary>
    public override string ToString() => $"{Shares.Count} unseal keys [secret]";
}
