using System.Text.Json.Nodes;

namespace Prototypes.Operations.Tests.Vault.Double;

/// <summary>A status and a JSON body, as Vault's API returns them.</summary>
internal sealed record Answer(int Status, JsonObject? Body = null)
{
    public static readonly Answer NoContent = new(204);

    public static readonly Answer NotFound = new(404, new JsonObject { ["errors"] = new JsonArray() });

    public static Answer Data(JsonObject data) => new(200, new JsonObject { ["request_id"] = Guid.NewGuid().ToString(), ["data"] = data });

    public static Answer Error(int status, string message) => new(status, new JsonObject { ["errors"] = new JsonArray(message) });

    public static Answer List(IEnumerable<KeyValuePair<string, JsonObject>> details)
    {
        var entries = details.ToList();
        return entries.Count == 0 ? NotFound : Data(new JsonObject
        {
            ["keys"] = new JsonArray([.. entries.Select(entry => (JsonNode)entry.Key)]),
            ["key_info"] = new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
        });
    }
}

/// <summary>A request that reached a replica.</summary>
internal sealed record Call(string Replica, string Method, string Path, bool IsList, JsonObject Body, string? Token)
{
    public bool IsRead => Method == "GET";

    public override string ToString() => $"{Method} {Replica} {Path}";
}

/// <summary>How the way to Vault fails for one request.</summary>
internal enum Fault
{
    None,

    /// <summary>The request is lost.</summary>
    LostRequest,

    /// <summary>Vault acts on the request; its answer is lost.</summary>
    LostAnswer,

    /// <summary>A 503 that does not come from Vault.</summary>
    Unavailable,
}
