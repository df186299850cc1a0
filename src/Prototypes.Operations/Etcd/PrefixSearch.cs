using System.Text;

namespace Prototypes.Operations.Etcd;

/// <summary>A key in etcd and the revision at which it was written last.</summary>
internal sealed record StoredEntry(string Key, long Revision);

/// <summary>Finds what values begin with by asking whether comparisons hold, and as seldom as their order allows.</summary>
/// <param name="ranges">The prefixes to tell apart; the likeliest first.</param>
/// <param name="hold">Whether all of some comparisons, in the syntax of <c>etcdctl txn</c>, hold at one moment.</param>
internal sealed class PrefixSearch(IReadOnlyList<PrefixRange> ranges, Func<IEnumerable<string>, Task<bool>> hold)
{
    // A value that is written between two comparisons may fit neither.
    private const int Attempts = 3;

    private static readonly PrefixRange None = new(StoredPrefix.Other, "", "");

    private readonly List<(StoredPrefix Prefix, string Key)> _found = [];
    private readonly Dictionary<StoredEntry, PrefixRange?> _looked = [];

    /// <summary>What was found, in no order.</summary>
    public IReadOnlyList<(StoredPrefix Prefix, string Key)> Found => _found;

    /// <summary>Finds the prefixes of a stretch of entries that were sorted by value.</summary>
    public async Task ClassifyAsync(ArraySegment<StoredEntry> sorted)
    {
        PrefixRange? first = null;
        while (sorted.Count > 0 && (first = await LookAsync(sorted[0]).ConfigureAwait(false)) is null)
        {
            sorted = sorted[1..];
        }

        PrefixRange? last = null;
        while (sorted.Count > 0 && (last = await LookAsync(sorted[^1]).ConfigureAwait(false)) is null)
        {
            sorted = sorted[..^1];
        }

        if (sorted.Count == 1 || (first is not null && first == last && first != None))
        {
            _found.AddRange(sorted.Select(entry => (first!.Prefix, entry.Key)));
        }
        else if (sorted.Count > 1)
        {
            await ClassifyAsync(sorted[..(sorted.Count / 2)]).ConfigureAwait(false);
            await ClassifyAsync(sorted[(sorted.Count / 2)..]).ConfigureAwait(false);
        }
    }

    /// <summary>The range of a value; null when it was written or deleted since the order was asked for, and so has no place in
    /// it.</summary>
    private async Task<PrefixRange?> LookAsync(StoredEntry entry)
    {
        if (_looked.TryGetValue(entry, out var looked))
        {
            return looked;
        }

        var range = await FindAsync(entry.Key, IsAt(entry)).ConfigureAwait(false);
        if (range is null && await hold([IsAt(entry)]).ConfigureAwait(false))
        {
            range = None;
        }

        if (range is null)
        {
            await ClassifyChangedAsync(entry).ConfigureAwait(false);
        }

        return _looked[entry] = range;
    }

    private async Task ClassifyChangedAsync(StoredEntry entry)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await FindAsync(entry.Key).ConfigureAwait(false) is { } range)
            {
                _found.Add((range.Prefix, entry.Key));
                return;
            }

            if (await hold([IsAt(entry with { Revision = 0 })]).ConfigureAwait(false))
            {
                // Deleted.
                return;
            }
        }

        _found.Add((StoredPrefix.Other, entry.Key));
    }

    private async Task<PrefixRange?> FindAsync(string key, params string[] conditions)
    {
        foreach (var range in ranges)
        {
            string[] within = [$"val({Quote(key)}) > {Quote(range.From)}", $"val({Quote(key)}) < {Quote(range.To)}"];
            if (await hold([.. within, .. conditions]).ConfigureAwait(false))
            {
                return range;
            }
        }

        return null;
    }

    private static string IsAt(StoredEntry entry) => $"mod({Quote(entry.Key)}) = \"{entry.Revision}\"";

    // etcdctl reads Go's string literals.
    private static string Quote(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => literal.Append('\\').Append(character),
                < ' ' => literal.Append("\\x").Append(((int)character).ToString("x2", null)),
                _ => literal.Append(character),
            };
        }

        return literal.Append('"').ToString();
    }
}
