using System.Reflection;
using Prototypes.Planning.Values;
using Pulumi;

namespace Prototypes.Planning.Recording;

/// <summary>Records every resource that a program constructs. <see cref="Transform"/> is the stack's resource transformation.</summary>
internal sealed class Recorder
{
    private readonly InputWalker _walker = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<Resource, RecordedResource> _resources = new(ReferenceEqualityComparer.Instance);
    private readonly AsyncLocal<RecordedResource?> _constructing = new();

    /// <summary>
    /// The resource whose registration the current asynchronous flow belongs to. The flow starts in the resource's constructor, right after
    /// the transformation. Mocks are told type and name only, which need not be unique.
    /// </summary>
    public RecordedResource? Registering => _constructing.Value;

    /// <summary>The stack; <see langword="null"/> as long as none was constructed with the recorder's transformation.</summary>
    public Stack? Stack { get; private set; }

    /// <summary>A number that grows with each resource that is constructed or registered.</summary>
    public int Progress
    {
        get
        {
            lock (_lock)
            {
                return _resources.Count + _resources.Values.Count(resource => resource.IsRegistered);
            }
        }
    }

    /// <summary>Those that wait for something that never came.</summary>
    public IReadOnlyList<string> Unregistered
    {
        get
        {
            lock (_lock)
            {
                var waiting = _resources.Values.Where(resource => !resource.IsRegistered);
                return [.. waiting.Select(resource => resource.Name).Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Records a resource and leaves it as it is.</summary>
    public ResourceTransformationResult? Transform(ResourceTransformationArgs args)
    {
        if (args.Resource is Stack stack)
        {
            Stack = stack;
            return null;
        }

        lock (_lock)
        {
            var parent = args.Options.Parent is { } resource ? _resources.GetValueOrDefault(resource) : null;
            _constructing.Value = _resources[args.Resource] = new RecordedResource(args.Resource, args.Args, args.Options, parent, _walker);
        }

        return null;
    }

    /// <summary>
    /// The outputs of a stack, from the properties that the SDK takes them from. What it tells mocks about them lacks the secret mark of
    /// unknown values.
    /// </summary>
    public async Task<PlanMap> OutputsOfAsync(Stack stack)
    {
        var entries = new List<KeyValuePair<string, PlanValue>>();
        var ownProperties = stack.GetType().GetProperties().Where(property => !property.DeclaringType!.IsAssignableFrom(typeof(Stack)));
        foreach (var property in ownProperties)
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute
                && await _walker.WalkAsync(property.GetValue(stack), new HashSet<Resource>()).ConfigureAwait(false) is { } value)
            {
                entries.Add(new(attribute.Name ?? property.Name, value));
            }
        }

        return PlanMap.InPlanOrder(entries);
    }

    /// <summary>The resources as the plan names them, in the plan's order.</summary>
    public async Task<IReadOnlyList<PlanResource>> CollectAsync()
    {
        var names = _resources.Values.CountBy(resource => resource.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var planned = new List<PlanResource>(_resources.Count);
        foreach (var recorded in _resources.Values)
        {
            planned.Add(await PlanAsync(recorded).ConfigureAwait(false));
        }

        return PlanOrder.Arrange(planned);

        async Task<PlanResource> PlanAsync(RecordedResource recorded)
        {
            var inputs = await recorded.Inputs.ConfigureAwait(false);
            var options = await recorded.Options.ConfigureAwait(false);
            var related = new List<KeyValuePair<string, PlanValue>>();
            if (References([options.DeletedWith]) is [var deletedWith])
            {
                related.Add(new("deletedWith", deletedWith));
            }

            if (References(options.ReplaceWith) is [_, ..] replaceWith)
            {
                related.Add(new("replaceWith", PlanList.OfTexts(replaceWith)));
            }

            return new PlanResource
            {
                Name = recorded.Name,
                Type = recorded.Type,
                Kind = recorded.Kind,
                Parent = recorded.Parent is { } parent ? Reference(parent) : null,
                Provider = References([recorded.Provider]).SingleOrDefault(),
                DependsOn = [.. References([.. options.DependsOn, .. inputs.Dependencies])],
                Inputs = inputs.Values,
                Options = PlanMap.InPlanOrder([.. options.Values, .. related]),
            };
        }

        // What the program did not construct, such as the stack itself or a resource that is only a URN, is not in the plan.
        string[] References(IEnumerable<Resource?> resources) =>
        [
            .. resources.OfType<Resource>().Select(resource => _resources.GetValueOrDefault(resource)).OfType<RecordedResource>()
                .Select(Reference).Distinct().Order(StringComparer.Ordinal),
        ];

        string Reference(RecordedResource resource) =>
            names[resource.Name] == 1 ? resource.Name : PlanReferences.Qualify(resource.QualifiedType, resource.Name);
    }
}
