using System.Text.Json.Nodes;

namespace Prototypes.Operations.Vault.Reconciling;

/// <summary>One run of <see cref="VaultConfigure"/>: reads what is there, writes what differs, and keeps account of it.</summary>
internal sealed class Reconciliation(VaultSession session, IProgressLog log, TimeProvider time, CancellationToken cancellationToken)
{
    private readonly List<string> _changes = [];

    /// <summary>What was changed, a line each.</summary>
    public IReadOnlyList<string> Changes => _changes;

    public DateTimeOffset Now => time.GetUtcNow();

    public Task<JsonObject?> ReadAsync(string path) => session.ReadAsync(path, cancellationToken);

    public Task<JsonObject> WriteAsync(string path, JsonObject body, bool secret = false) =>
        session.WriteAsync(path, body, cancellationToken, secret);

    /// <summary>What is listed below a path: the details by id.</summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> ListAsync(string path)
    {
        var data = await ReadAsync($"{path}?list=true").ConfigureAwait(false);
        return (data?["key_info"] as JsonObject ?? []).ToDictionary(entry => entry.Key, entry => entry.Value as JsonObject ?? []);
    }

    /// <summary>Says that something was changed. Called after it was.</summary>
    public void Changed(string what)
    {
        _changes.Add(what);
        log.Report($"{what}.");
    }

    /// <summary>Makes a path hold some values, and leaves it alone if it does.</summary>
    public async Task EnsureAsync(string path, JsonObject desired)
    {
        var actual = await ReadAsync(path).ConfigureAwait(false);
        var differing = JsonComparison.FindDiffering(desired, actual ?? []);
        if (actual is not null && differing.Count == 0)
        {
            return;
        }

        await WriteAsync(path, desired).ConfigureAwait(false);
        Changed(actual is null ? $"Created {path}" : $"Changed {path} ({string.Join(", ", differing)})");
    }

    /// <summary>Deletes a path if it is there.</summary>
    public async Task RemoveAsync(string path)
    {
        if (await ReadAsync(path).ConfigureAwait(false) is not null)
        {
            await session.DeleteAsync(path, cancellationToken).ConfigureAwait(false);
            Changed($"Removed {path}");
        }
    }
}
