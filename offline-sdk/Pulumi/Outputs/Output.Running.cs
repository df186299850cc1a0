namespace Pulumi;

public static partial class Output
{
    /// <summary>Starts a computation as an output; the deployment does not end before it has, and fails with it.</summary>
    internal static Output<T> Run<T>(Func<Waiter, Task<OutputData<T>>> compute)
    {
        var waiter = new Waiter();
        var task = compute(waiter);
        return task.IsCompletedSuccessfully ? new(task.Result) : Tracked(task, waiter);
    }

    /// <summary>Computes an output on the spot; an exception becomes the output's, and so the deployment's.</summary>
    internal static Output<T> Settle<T>(Func<OutputData<T>> compute)
    {
        try
        {
            return new(compute());
        }
#pragma warning disable CA1031 // Whatever the program's callback throws is its output's failure.
        catch (Exception exception)
        {
            return Tracked(Task.FromException<OutputData<T>>(exception), waiter: null);
        }
#pragma warning restore CA1031
    }

    internal static Output<T> FromTask<T>(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.IsCompletedSuccessfully ? new(OutputData.Of(value.Result, isSecret)) : Tracked(AwaitAsync(), waiter: null);

        async Task<OutputData<T>> AwaitAsync() => OutputData.Of(await value.ConfigureAwait(false), isSecret);
    }

    internal static Output<T> Tracked<T>(Task<OutputData<T>> task, Waiter? waiter)
    {
        Deployment.Current?.Tasks.Add(task);
        return new(new RunningSource<T>(task, waiter));
    }
}
