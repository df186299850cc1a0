namespace Pulumi;

/// <summary>An output whose source is given later, for resources that need each other's values.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData<T>> _completion = new();
    private readonly Waiter _waiter = new();
    private int _resolved;

    public DeferredOutput() => Output = Pulumi.Output.Tracked(_completion.Task, _waiter);

    public Output<T> Output { get; }

    public void Resolve(Output<T> output)
    {
        if (Interlocked.Exchange(ref _resolved, 1) == 1)
        {
            throw new InvalidOperationException("DeferredOutput can only be resolved once.");
        }

        _ = CompleteAsync(output);
    }

    private async Task CompleteAsync(Output<T> output)
    {
        try
        {
            _completion.SetResult(await output.Source.GetAsync(_waiter).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            _completion.SetCanceled();
        }
#pragma warning disable CA1031 // The failure is handed on to the deferred output.
        catch (Exception exception)
        {
            _completion.SetException(exception);
        }
#pragma warning restore CA1031
    }
}
