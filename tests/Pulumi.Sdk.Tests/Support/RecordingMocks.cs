using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi.Sdk.Tests.Support;

/// <summary>
/// Mocks that remember every request. Unless told otherwise, the id of a resource is its name with "-id" and its state are its inputs,
/// and a call returns nothing.
/// </summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _resources = new();
    private readonly ConcurrentQueue<MockCallArgs> _calls = new();
    private readonly ConcurrentQueue<MockRegisterResourceOutputsRequest> _outputs = new();

    public Func<MockResourceArgs, Task<(string? Id, object State)>> NewResource { get; init; } =
        args => Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));

    public Func<MockCallArgs, object> Call { get; init; } = _ => ImmutableDictionary<string, object>.Empty;

    public IReadOnlyList<MockResourceArgs> Resources => [.. _resources];

    public IReadOnlyList<MockCallArgs> Calls => [.. _calls];

    public IReadOnlyList<MockRegisterResourceOutputsRequest> Outputs => [.. _outputs];

    public MockResourceArgs this[string name] => _resources.Single(resource => resource.Name == name);

    /// <summary>Mocks that give every resource the same state.</summary>
    public static RecordingMocks Returning(params (string Key, object? Value)[] state) =>
        new()
        {
            NewResource = args => Task.FromResult<(string?, object)>(
                ($"{args.Name}-id", state.ToDictionary(entry => entry.Key, entry => entry.Value!))),
        };

    /// <summary>What a mock saw as the inputs of the resource called <paramref name="name"/>, as text.</summary>
    public string Inputs(string name) => Shown.Value(this[name].Inputs);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources.Enqueue(args);
        return NewResource(args);
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        _calls.Enqueue(args);
        return Task.FromResult(Call(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        _outputs.Enqueue(args);
        return Task.CompletedTask;
    }
}
