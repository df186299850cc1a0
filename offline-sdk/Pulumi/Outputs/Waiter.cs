namespace Pulumi;

/// <summary>
/// A resource registration or an output computation, and what it waits for at the moment. Following these links finds a cycle
/// at the moment its last edge appears, where the program would otherwise wait for ever.
/// </summary>
/// <param name="resource">The resource that is registered, if it is one.</param>
internal sealed class Waiter(Resource? resource = null)
{
    private readonly Resource? _resource = resource;
    private volatile Waiter? _waitsFor;
    private volatile bool _isAwaited;

    /// <summary>Notes that this waits for <paramref name="target"/>.</summary>
    /// <exception cref="DependencyCycleException">The target itself waits, directly or not, for this.</exception>
    public void Enter(Waiter target)
    {
        target._isAwaited = true;
        _waitsFor = target;
        Interlocked.MemoryBarrier();

        // Nobody waits for a new waiter, so a long chain that is built front to back is never walked.
        if (!_isAwaited)
        {
            return;
        }

        var chain = new List<Resource>();
        Add(chain, this);
        for (var next = target; next is not null; next = next._waitsFor)
        {
            if (next == this)
            {
                Leave();
                throw new DependencyCycleException(chain);
            }

            Add(chain, next);
        }
    }

    public void Leave() => _waitsFor = null;

    private static void Add(List<Resource> chain, Waiter waiter)
    {
        if (waiter._resource is { } resource)
        {
            chain.Add(resource);
        }
    }
}
