using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list whose items, or which as a whole, may be outputs.</summary>
/// <remarks>Items of outputs that are not there yet (<see cref="_head"/>) come before the single items that were added after them.</remarks>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private readonly List<Input<T>> _tail;
    private Output<ImmutableArray<Input<T>>>? _head;

    public InputList() => _tail = [];

    private InputList(IEnumerable<Input<T>> items) => _tail = [.. items];

    private InputList(Output<ImmutableArray<Input<T>>> items)
    {
        _head = items;
        _tail = [];
    }

    private Output<ImmutableArray<Input<T>>> Items
    {
        get
        {
            ImmutableArray<Input<T>> tail = [.. _tail];
            return _head is null ? Output.Create(tail) : tail.IsEmpty ? _head : _head.Apply(head => head.AddRange(tail));
        }
    }

    public static implicit operator InputList<T>(T value) => new([value]);

    public static implicit operator InputList<T>(Output<T> value) => new([value]);

    public static implicit operator InputList<T>(Input<T> value) => new([value]);

    public static implicit operator InputList<T>(T[] values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T>[] values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => new(values);

    public static implicit operator InputList<T>(List<T> values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Output<T>> values) => new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Input<T>> values) => new(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values) =>
        values.IsDefault ? FromDefault() : new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        values.IsDefault ? FromDefault() : new(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => values.IsDefault ? FromDefault() : new(values);

    public static implicit operator InputList<T>(Output<T[]> values) => new(values.Apply(Wrap));

    public static implicit operator InputList<T>(Output<List<T>> values) => new(values.Apply(Wrap));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => new(values.Apply(Wrap));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) =>
        new(values.Apply(items => items.IsDefault ? default : Wrap(items)));

    public void Add(params Input<T>[] inputs) => _tail.AddRange(inputs);

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs)
    {
        if (inputs._head is null)
        {
            _tail.AddRange([.. inputs._tail]);
            return;
        }

        _head = Output.Tuple(Items, inputs.Items).Apply(lists => lists.Item1.AddRange(lists.Item2));
        _tail.Clear();
    }

    public InputList<T> Concat(InputList<T> other)
    {
        var list = Clone();
        list.AddRange(other);
        return list;
    }

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await CreateOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false))
        {
            yield return value;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    internal InputList<T> Clone() => new(_tail) { _head = _head };

    /// <summary>Whether there is certainly nothing in the list.</summary>
    internal bool IsEmpty => _head is null && _tail.Count == 0;

    private protected override Output<ImmutableArray<T>> CreateOutput() =>
        _head is null
            ? Output.All(_tail)
            : Items.Apply(items => items.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(items));

    private static InputList<T> FromDefault() => new(Output.Create(default(ImmutableArray<Input<T>>)));

    private static ImmutableArray<Input<T>> Wrap(IEnumerable<T> items) => [.. items.Select(item => (Input<T>)item)];

    private static ImmutableArray<Input<T>> Wrap(T[] items) => Wrap(items.AsEnumerable());

    private static ImmutableArray<Input<T>> Wrap(List<T> items) => Wrap(items.AsEnumerable());

    private static ImmutableArray<Input<T>> Wrap(ImmutableArray<T> items) => Wrap(items.AsEnumerable());
}
