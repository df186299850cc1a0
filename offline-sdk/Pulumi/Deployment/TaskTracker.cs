namespace Pulumi;

/// <summary>Counts what a deployment still does, and ends when that is nothing or when the first thing fails.</summary>
internal sealed class TaskTracker
{
    private readonly TaskCompletionSource<Exception?> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The program itself is the first.
    private int _running = 1;

    public void Add(Task task)
    {
        if (task.IsCompleted)
        {
            Observe(task);
            return;
        }

        Interlocked.Increment(ref _running);
        task.ContinueWith(
            static (task, tracker) => ((TaskTracker)tracker!).Finish(task),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Says that the program has run to its end; gives the first failure of all that it started, or null.</summary>
    public Task<Exception?> WhenIdleAsync()
    {
        Finish(Task.CompletedTask);
        return _end.Task;
    }

    private void Finish(Task task)
    {
        Observe(task);
        if (Interlocked.Decrement(ref _running) == 0)
        {
            _end.TrySetResult(null);
        }
    }

    private void Observe(Task task)
    {
        if (task.IsFaulted)
        {
            _end.TrySetResult(task.Exception.InnerException);
        }
    }
}
