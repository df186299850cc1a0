using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prototypes.Operations.Vault;

/// <summary>What a replica answered.</summary>
internal sealed record VaultResponse(HttpStatusCode Status, JsonObject Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The payload of a logical path; the body itself for the older paths below <c>sys/</c>.</summary>
    public JsonObject Data => Body["data"] as JsonObject ?? Body;

    /// <summary>Vault's own words about what went wrong.</summary>
    public string Errors => Body["errors"] is JsonArray { Count: > 0 } errors
        ? string.Join("; ", errors.Select(error => OneLine(error)))
        : $"HTTP {(int)Status}";

    /// <summary>
    /// Whether the same request may work in a moment: sealed, standby without a leader, starting, overloaded,
    /// or a key-value engine that is still being upgraded to version 2, which Vault reports as 400.
    /// </summary>
    public bool IsTransient => (int)Status is 412 or 429 or 472 or 473 or 474 or >= 500
        || (Status == HttpStatusCode.BadRequest && Errors.Contains("Upgrading from non-versioned to versioned", StringComparison.Ordinal));

    public static VaultResponse Parse(HttpStatusCode status, string text)
    {
        try
        {
            return new VaultResponse(status, JsonNode.Parse(string.IsNullOrWhiteSpace(text) ? "{}" : text) as JsonObject ?? []);
        }
        catch (JsonException)
        {
            // A proxy or a plain-text error in between; the status says enough.
            return new VaultResponse(status, []);
        }
    }

    private static string OneLine(JsonNode? error) =>
        string.Join(' ', (error?.ToString() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
}
