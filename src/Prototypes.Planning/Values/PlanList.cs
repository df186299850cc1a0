using System.Collections;
using System.Collections.Immutable;

namespace Prototypes.Planning.Values;

/// <summary>A list of values, in its order.</summary>
public sealed record PlanList : PlanValue, IReadOnlyList<PlanValue>
{
    private readonly ImmutableArray<PlanValue> _items;

    /// <summary>A list of these values.</summary>
    /// <param name="items">The values, in their order.</param>
    public PlanList(ImmutableArray<PlanValue> items) => _items = items;

    /// <summary>The list without values.</summary>
    public static PlanList Empty { get; } = new([]);

    /// <summary>A list of texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>The list, in the order of <paramref name="texts"/>.</returns>
    public static PlanList OfTexts(IEnumerable<string> texts) => new([.. texts.Select(text => new PlanText(text))]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public PlanValue this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<PlanValue> GetEnumerator() => ((IEnumerable<PlanValue>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PlanList? other) => other is not null && _items.AsSpan().SequenceEqual(other._items.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items)}]";
}
