using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Prototypes.Planning.Values;

/// <summary>
/// Values by name. The order of the entries is kept, because it shows in the written plan, but maps are equal whatever it is.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "One of the kinds of plan values, named like the others.")]
public sealed record PlanMap : PlanValue, IReadOnlyDictionary<string, PlanValue>
{
    private readonly OrderedDictionary<string, PlanValue> _entries;

    /// <summary>A map of these entries.</summary>
    /// <param name="entries">The entries; a name stands once.</param>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public PlanMap(IEnumerable<KeyValuePair<string, PlanValue>> entries) => _entries = new(entries, StringComparer.Ordinal);

    /// <summary>The map without entries.</summary>
    public static PlanMap Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <inheritdoc/>
    public IEnumerable<PlanValue> Values => _entries.Values;

    /// <inheritdoc/>
    public PlanValue this[string key] => _entries[key];

    /// <summary>
    /// A map of these entries in the order of plans: <c>apiVersion</c>, <c>kind</c> and <c>metadata</c> first, as in manifests, then
    /// ordinal by name.
    /// </summary>
    /// <param name="entries">The entries; a name stands once.</param>
    /// <returns>The map.</returns>
    public static PlanMap InPlanOrder(IEnumerable<KeyValuePair<string, PlanValue>> entries) =>
        new(entries.OrderBy(entry => Rank(entry.Key)).ThenBy(entry => entry.Key, StringComparer.Ordinal));

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PlanValue value) => _entries.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PlanValue>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PlanMap? other) => other is not null && Count == other.Count
        && _entries.All(entry => other.TryGetValue(entry.Key, out var value) && value == entry.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Aggregate(Count, (hash, entry) => hash ^ HashCode.Combine(entry.Key, entry.Value));

    /// <inheritdoc/>
    public override string ToString() => $"{{{string.Join(", ", _entries.Select(entry => $"{entry.Key}: {entry.Value}"))}}}";

    private static int Rank(string key) => key switch
    {
        "apiVersion" => 0,
        "kind" => 1,
        "metadata" => 2,
        _ => 3,
    };
}
