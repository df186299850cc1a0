namespace Pulumi;

/// <summary>Where an output's value comes from: settled data, a running computation, or a property of a resource.</summary>
internal abstract class OutputSource<T>
{
    /// <summary>The data if it is there already, null while it is pending and after a failure.</summary>
    internal abstract OutputData<T>? Settled { get; }

    internal abstract Task<OutputData<T>> Task { get; }

    /// <summary>Who has to finish before this settles; null if nobody knows, such as for a task of the program.</summary>
    internal virtual Waiter? Waiter => null;

    /// <summary>The data, awaited on behalf of <paramref name="waiter"/> so that a cycle of waiting is noticed.</summary>
    internal ValueTask<OutputData<T>> GetAsync(Waiter? waiter) =>
        Settled is { } data ? new(data) : new(AwaitAsync(waiter));

    private async Task<OutputData<T>> AwaitAsync(Waiter? waiter)
    {
        if (waiter is null || Waiter is null)
        {
            return await Task.ConfigureAwait(false);
        }

        waiter.Enter(Waiter);
        try
        {
            return await Task.ConfigureAwait(false);
        }
        finally
        {
            waiter.Leave();
        }
    }
}

/// <summary>A computation that may still run.</summary>
internal sealed class RunningSource<T>(Task<OutputData<T>> task, Waiter? waiter) : OutputSource<T>
{
    internal override OutputData<T>? Settled => Task.IsCompletedSuccessfully ? Task.Result : null;

    internal override Task<OutputData<T>> Task { get; } = task;

    internal override Waiter? Waiter { get; } = waiter;
}
