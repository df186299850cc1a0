using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output has settled to. It is its own source, so a plain value costs one object.</summary>
internal sealed class OutputData<T>(ImmutableHashSet<Resource> resources, T value, bool isKnown, bool isSecret) : OutputSource<T>, IOutputData
{
    public ImmutableHashSet<Resource> Resources { get; } = resources;

    public T Value { get; } = value;

    public bool IsKnown { get; } = isKnown;

    public bool IsSecret { get; } = isSecret;

    object? IOutputData.Value => Value;

    internal override OutputData<T> Settled => this;

    internal override Task<OutputData<T>> Task => System.Threading.Tasks.Task.FromResult(this);

    /// <summary>The same of a value computed from this one, which is not computed while this one is unknown.</summary>
    public OutputData<TResult> Map<TResult>(Func<T, TResult> func) => new(Resources, IsKnown ? func(Value) : default!, IsKnown, IsSecret);

    public OutputData<T> With(ImmutableHashSet<Resource> resources, bool isSecret) => new(resources, Value, IsKnown, isSecret);
}

internal static class OutputData
{
    public static ImmutableHashSet<Resource> NoResources { get; } = [];

    public static OutputData<T> Of<T>(T value, bool isSecret = false) => new(NoResources, value, isKnown: true, isSecret);

    public static OutputData<T> Unknown<T>(ImmutableHashSet<Resource> resources, T value, bool isSecret) => new(resources, value, isKnown: false, isSecret);

    /// <summary>The union, without touching the sets when one of them adds nothing.</summary>
    public static ImmutableHashSet<Resource> Union(ImmutableHashSet<Resource> first, ImmutableHashSet<Resource> second) =>
        ReferenceEquals(first, second) || second.IsEmpty ? first
        : first.IsEmpty ? second
        : first.Union(second);
}

/// <summary>What an output of any type has settled to.</summary>
internal interface IOutputData
{
    ImmutableHashSet<Resource> Resources { get; }

    object? Value { get; }

    bool IsKnown { get; }

    bool IsSecret { get; }
}
