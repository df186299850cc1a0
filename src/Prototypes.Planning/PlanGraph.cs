using System.Collections.Immutable;
using Prototypes.Planning.Values;

namespace Prototypes.Planning;

/// <summary>
/// Who waits for whom: a resource waits for its parent, its provider, what it depends on, and what it is deleted with. Who depends on a
/// component waits for all that the component contains, as under the Pulumi engine. Resources are named as <see
/// cref="PlanResource.DependsOn"/> names them.
/// </summary>
public sealed class PlanGraph
{
    private readonly PlanReferences _references;

    // A component stands for two moments: registered (node 2i, what its children wait for) and complete (node 2i + 1, what dependants wait
    // for). So the graph stays linear in size, however many depend on a component of however many.
    private readonly List<int>[] _edges;

    /// <summary>The graph of these resources.</summary>
    /// <param name="resources">All resources of a stack.</param>
    /// <exception cref="PlanException">A reference names no resource, or two resources would have the same URN.</exception>
    public PlanGraph(IReadOnlyList<PlanResource> resources)
    {
        _references = new PlanReferences(resources);
        _edges = new List<int>[resources.Count * 2];
        for (var node = 0; node < _edges.Length; node++)
        {
            _edges[node] = [];
        }

        foreach (var (index, resource) in resources.Index())
        {
            if (resource.Kind == PlanResourceKind.Component)
            {
                Connect(Complete(index), Registered(index));
            }

            if (resource.Parent is { } parent)
            {
                var parentIndex = Find(resource, parent);
                Connect(Registered(index), Registered(parentIndex));
                if (resources[parentIndex].Kind == PlanResourceKind.Component)
                {
                    Connect(Complete(parentIndex), Complete(index));
                }
            }

            foreach (var dependency in resource.DependsOn)
            {
                Connect(Registered(index), Complete(Find(resource, dependency)));
            }

            foreach (var target in RegisteredBefore(resource))
            {
                Connect(Registered(index), Registered(Find(resource, target)));
            }
        }

        int Complete(int index) => resources[index].Kind == PlanResourceKind.Component ? (index * 2) + 1 : Registered(index);

        void Connect(int from, int to) => _edges[from].Add(to);
    }

    /// <summary>Whether a resource waits for another, at once or through others.</summary>
    /// <param name="from">The one that may wait.</param>
    /// <param name="to">The one that may be waited for.</param>
    /// <returns>True if it does; a resource does not wait for itself.</returns>
    /// <exception cref="PlanException">A name is not in the plan.</exception>
    public bool WaitsFor(string from, string to) => Path(from, to).Count > 0;

    /// <summary>Everything that a resource waits for, at once or through others.</summary>
    /// <param name="from">The one that waits.</param>
    /// <returns>The names, in ordinal order.</returns>
    /// <exception cref="PlanException">The name is not in the plan.</exception>
    public ImmutableSortedSet<string> Closure(string from) =>
        Explore(Registered(Find(from))).Keys
            .Select(node => _references[node / 2])
            .Where(name => name != from)
            .ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>Why a resource waits for another: a shortest chain between them.</summary>
    /// <param name="from">The one that waits.</param>
    /// <param name="to">The one that is waited for.</param>
    /// <returns>The names from <paramref name="from"/> to <paramref name="to"/>; empty if it does not wait for it.</returns>
    /// <exception cref="PlanException">A name is not in the plan.</exception>
    public IReadOnlyList<string> Path(string from, string to)
    {
        var (start, end) = (Registered(Find(from)), Registered(Find(to)));
        var reachedFrom = Explore(start);
        if (start == end || !reachedFrom.ContainsKey(end))
        {
            return [];
        }

        var nodes = new List<int>();
        for (var node = end; node != start; node = reachedFrom[node])
        {
            nodes.Add(node);
        }

        return Names(nodes.Append(start).Reverse());
    }

    /// <summary>
    /// A chain of resources each of which waits for the next, and that ends where it starts: none of them could ever be created.
    /// </summary>
    /// <returns>The names, the first one again at the end; empty if there is no cycle.</returns>
    public IReadOnlyList<string> FindCycle()
    {
        Walk(out var cycle);
        return cycle;
    }

    /// <summary>The wave of each resource, in the order in which they were given.</summary>
    /// <exception cref="PlanException">Some wait for themselves.</exception>
    internal int[] Waves()
    {
        var waves = Walk(out var cycle);
        return cycle.Count == 0
            ? [.. waves.Where((_, node) => node % 2 == 0)]
            : throw new PlanException(
                $"These resources wait for each other, so none can be created: {string.Join(" -> ", cycle)}. "
                + "Remove one of the dependencies; who depends on a component waits for all that it contains.");
    }

    private static int Registered(int index) => index * 2;

    private static IEnumerable<string> RegisteredBefore(PlanResource resource)
    {
        if (resource.Provider is { } provider)
        {
            yield return provider;
        }

        foreach (var option in (string[])["deletedWith", "replaceWith"])
        {
            foreach (var target in Texts(resource.Options.GetValueOrDefault(option)))
            {
                yield return target;
            }
        }
    }

    private static IEnumerable<string> Texts(PlanValue? value) => value switch
    {
        PlanText text => [text.Value],
        PlanList list => list.OfType<PlanText>().Select(text => text.Value),
        _ => [],
    };

    private int Find(string reference) =>
        _references.TryFind(reference, out var index) ? index : throw new PlanException($"The plan has no resource '{reference}'.");

    private int Find(PlanResource resource, string reference) => _references.TryFind(reference, out var index)
        ? index
        : throw new PlanException($"The resource '{resource.Name}' refers to '{reference}', which the plan does not have exactly once.");

    private List<string> Names(IEnumerable<int> nodes)
    {
        var names = new List<string>();
        foreach (var name in nodes.Select(node => _references[node / 2]))
        {
            // The two moments of a component are one name.
            if (names.Count == 0 || names[^1] != name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>The nodes that can be reached, breadth first, each with the one it was reached from.</summary>
    private Dictionary<int, int> Explore(int start)
    {
        var reachedFrom = new Dictionary<int, int> { [start] = start };
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var next in _edges[node].Where(next => reachedFrom.TryAdd(next, node)))
            {
                queue.Enqueue(next);
            }
        }

        return reachedFrom;
    }

    /// <summary>The wave of each node, depth first without recursion: chains may be as long as the stack is large.</summary>
    private int[] Walk(out IReadOnlyList<string> cycle)
    {
        const int New = -1;
        const int Open = -2;
        var waves = Enumerable.Repeat(New, _edges.Length).ToArray();
        var path = new Stack<(int Node, int Next)>();
        for (var root = 0; root < waves.Length; root++)
        {
            if (waves[root] == New)
            {
                waves[root] = Open;
                path.Push((root, 0));
            }

            while (path.TryPop(out var step))
            {
                if (step.Next == _edges[step.Node].Count)
                {
                    var highest = _edges[step.Node].Select(target => waves[target]).DefaultIfEmpty(New).Max();
                    waves[step.Node] = step.Node % 2 == 0 ? highest + 1 : highest;
                    continue;
                }

                var next = _edges[step.Node][step.Next];
                path.Push(step with { Next = step.Next + 1 });
                if (waves[next] == Open)
                {
                    var names = Names([next, .. path.Select(open => open.Node).TakeWhile(node => node != next).Reverse(), next]);
                    cycle = names.Count == 1 ? [names[0], names[0]] : names;
                    return waves;
                }

                if (waves[next] == New)
                {
                    waves[next] = Open;
                    path.Push((next, 0));
                }
            }
        }

        cycle = [];
        return waves;
    }
}
