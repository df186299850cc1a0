using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map from strings whose values, or which as a whole, may be outputs.</summary>
/// <remarks>Entries of outputs that are not there yet (<see cref="_head"/>) are kept apart from the single entries added after them.</remarks>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private readonly Dictionary<string, Input<TValue>> _tail = [];
    private Output<ImmutableDictionary<string, Input<TValue>>>? _head;

    public InputMap()
    {
    }

    private InputMap(IEnumerable<KeyValuePair<string, TValue>> entries)
    {
        foreach (var (key, value) in entries)
        {
            _tail.Add(key, value);
        }
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> entries) => _head = entries;

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    private Output<ImmutableDictionary<string, Input<TValue>>> Entries
    {
        get
        {
            var tail = _tail.ToImmutableDictionary();
            return _head is null ? Output.Create(tail)
                : tail.IsEmpty ? _head
                : _head.Apply(head => tail.Aggregate(head, (map, entry) => Add(map, entry.Key, entry.Value)));
        }
    }

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => new(values);

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => new(values.Apply(Wrap));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => new(values.Apply(Wrap));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        new(values.Apply(entries => entries is null ? null! : Wrap(entries)));

    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Output.Tuple(first.Entries, second.Entries).Apply(maps => maps.Item1.SetItems(maps.Item2)));

    public void Add(string key, Input<TValue> value) =>
        _tail[key] = _tail.TryGetValue(key, out var existing) ? SameOrFail(key, existing, value) : value;

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values)
    {
        _head = Output.Tuple(Entries, values.Entries).Apply(maps => maps.Item1.AddRange(maps.Item2));
        _tail.Clear();
    }

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var values = await CreateOutput().GetValueAsync(ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false);
        foreach (var value in values)
        {
            yield return value;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    private protected override Output<ImmutableDictionary<string, TValue>> CreateOutput() =>
        _head is null ? Flatten(_tail) : Entries.Apply(entries => entries is null ? Output.Create(default(ImmutableDictionary<string, TValue>)!) : Flatten(entries));

    private static Output<ImmutableDictionary<string, TValue>> Flatten(IReadOnlyDictionary<string, Input<TValue>> entries)
    {
        var keys = entries.Keys.ToList();
        return Output.All(entries.Values).Apply(values => keys.Zip(values, KeyValuePair.Create).ToImmutableDictionary());
    }

    private static ImmutableDictionary<string, Input<TValue>> Wrap(IEnumerable<KeyValuePair<string, TValue>> entries) =>
        entries.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value);

    private static ImmutableDictionary<string, Input<TValue>> Add(
        ImmutableDictionary<string, Input<TValue>> map, string key, Input<TValue> value) =>
        map.SetItem(key, map.TryGetValue(key, out var existing) ? SameOrFail(key, existing, value) : value);

    // A key may be given twice as long as both values turn out to be the same.
    private static Output<TValue> SameOrFail(string key, Input<TValue> first, Input<TValue> second) =>
        Output.Tuple(first, second).Apply(values => EqualityComparer<TValue>.Default.Equals(values.Item1, values.Item2)
            ? values.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));
}
