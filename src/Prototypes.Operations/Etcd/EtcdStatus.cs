using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Prototypes.Operations.Etcd;

/// <summary>How a cluster stores its values: counts and prefixes, never a value or a key's secret.</summary>
public sealed record EtcdStatus
{
    /// <summary>The control-plane node.</summary>
    public required string Node { get; init; }

    /// <summary>Whether the API server is ready.</summary>
    public required bool Ready { get; init; }

    /// <summary>Whether the API server is started with an encryption configuration.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Whether the API server reloads automatically and has loaded what lies on the node.</summary>
    public required bool Loaded { get; init; }

    /// <summary>Whether a change of the API server's manifest has begun and is not over; running its verb again finishes it.</summary>
    public required bool Pending { get; init; }

    /// <summary>Where the configuration lies on the node; null when there is none.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>What the configuration does with values that are written; null when there is none.</summary>
    public EncryptionPhase? Phase { get; init; }

    /// <summary>The configuration's keys by what their values begin with, in order.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The resources that the configuration encrypts.</summary>
    public IReadOnlyList<string> Encrypted { get; init; } = [];

    /// <summary>How the values of each resource are stored. Empty when the API server does not answer.</summary>
    public IReadOnlyList<StoredResource> Resources { get; init; } = [];

    /// <summary>What keeps the cluster from storing values as its configuration says; null when nothing does.</summary>
    /// <param name="requireEncryption">Whether a cluster that encrypts nothing is a mistake, too.</param>
    public string? FindDeviation(bool requireEncryption)
    {
        if (!Ready)
        {
            return $"The API server on '{Node}' is not ready.";
        }

        if (Pending)
        {
            return "A change of the API server's manifest is not finished. Run the verb again that began it.";
        }

        if (!Enabled || Phase == EncryptionPhase.Decrypt)
        {
            return requireEncryption ? "The cluster does not encrypt what it stores. Use 'etcd enable'." : null;
        }

        if (!Loaded)
        {
            return $"The API server has not loaded '{ConfigurationFile}'. Look for the reason in its log.";
        }

        var others = Resources.Where(resource => Encrypted.Contains(resource.Resource))
            .Select(resource => (resource.Resource, Count: resource.Values.Where(values => values.Prefix != Keys[0])
                .Sum(values => values.Count)))
            .FirstOrDefault(resource => resource.Count > 0);
        return others == default
            ? null
            : $"{others.Count} of the {others.Resource} are not stored as '{Keys[0]}'. Run 'etcd rewrite'.";
    }

    /// <summary>The status as a JSON document.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonFormat);

    /// <summary>The status for reading.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"node           {Node}\n");
        text.Append(CultureInfo.InvariantCulture, $"API server     {(Ready ? "ready" : "not ready")}\n");
        text.Append(CultureInfo.InvariantCulture, $"encryption     {(Enabled ? "on" : "off")}");
        text.Append(Pending ? ", change of the manifest not finished\n" : "\n");
        if (ConfigurationFile is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"configuration  {ConfigurationFile}, {(Loaded ? "loaded" : "not loaded")}\n");
            var writes = Phase == EncryptionPhase.Decrypt ? StoredPrefix.Plaintext.Text : Keys[0];
            text.Append(CultureInfo.InvariantCulture, $"writes         {writes}\n");
            text.Append(CultureInfo.InvariantCulture, $"reads          {string.Join(' ', Keys)}\n");
        }

        foreach (var resource in Resources)
        {
            text.Append(CultureInfo.InvariantCulture, $"{resource.Resource}: {resource.Total}\n");
            foreach (var values in resource.Values)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {values.Count,6}  {values.Prefix}\n");
            }
        }

        return text.ToString();
    }

    private static JsonSerializerOptions JsonFormat { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}

/// <summary>How the values of one resource are stored.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Total">How many values there are.</param>
/// <param name="Values">How many of them begin alike.</param>
public sealed record StoredResource(string Resource, int Total, IReadOnlyList<StoredCount> Values);

/// <summary>Values that begin alike.</summary>
/// <param name="Prefix">What they begin with.</param>
/// <param name="Count">How many there are.</param>
public sealed record StoredCount(string Prefix, int Count);
