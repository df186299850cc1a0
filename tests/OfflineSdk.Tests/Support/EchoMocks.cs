using System.Collections.Concurrent;
using Pulumi.Testing;

namespace OfflineSdk.Tests.Support;

/// <summary>Gives each resource its name as its id and its inputs as its state, and remembers in which order it was asked.</summary>
public sealed class EchoMocks : IMocks
{
    private readonly ConcurrentQueue<string> _asked = new();

    /// <summary>What an answer waits for, by the resource's name.</summary>
    public Func<string, Task> Delay { get; init; } = _ => Task.CompletedTask;

    public IReadOnlyList<string> Asked => [.. _asked];

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _asked.Enqueue(args.Name!);
        await Delay(args.Name!);
        return (args.Name, args.Inputs);
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
}
