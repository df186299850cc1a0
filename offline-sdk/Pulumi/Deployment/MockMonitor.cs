using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Stands between a deployment and its mocks, as the engine's resource monitor would.</summary>
internal sealed class MockMonitor(IMocks mocks)
{
    private readonly ConcurrentDictionary<string, RegistrationResult?> _registered = new();
    private readonly Lock _resourcesLock = new();
    private readonly List<Resource> _resources = [];

    /// <summary>All resources, in the order of their construction.</summary>
    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_resourcesLock)
            {
                return [.. _resources];
            }
        }
    }

    public void Add(Resource resource)
    {
        lock (_resourcesLock)
        {
            _resources.Add(resource);
        }
    }

    /// <summary>The URN of a resource. Of its ancestors' types it holds only the first, which is the stack's.</summary>
    /// <exception cref="RunException">Another resource has it.</exception>
    public string Claim(string stack, string project, string parentUrn, string type, string name)
    {
        var prefix = parentUrn.Length == 0 ? "" : parentUrn.Split("::")[2].Split('$')[0] + "$";
        var urn = $"urn:pulumi:{stack}::{project}::{prefix}{type}::{name}";
        return _registered.TryAdd(urn, null) ? urn : throw new RunException($"Duplicate resource URN '{urn}'; try giving it a unique name");
    }

    /// <param name="urn">The resource's URN.</param>
    /// <param name="inputs">Its known inputs.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="provider">Its provider's reference, or nothing.</param>
    /// <param name="id">The id of a resource that exists and is only read, or nothing.</param>
    /// <param name="importId">The id of a resource that exists and is taken over, or nothing.</param>
    public async Task<RegistrationResult> RegisterAsync(
        string urn, ImmutableDictionary<string, object> inputs, Resource resource, string provider, string id, string? importId)
    {
        var (newId, state) = await mocks.NewResourceAsync(new()
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Inputs = inputs,
            Provider = provider,
            Id = string.IsNullOrEmpty(id) ? importId ?? "" : id,
        }).ConfigureAwait(false);

        var properties = ReferenceEquals(state, inputs) ? new(inputs) : await SerializeAsync(state).ConfigureAwait(false);
        var result = new RegistrationResult(urn, string.IsNullOrEmpty(id) ? newId ?? importId ?? "" : id, properties);
        _registered[urn] = result;
        return result;
    }

    /// <summary>A resource that was registered before, as a program names it by its URN.</summary>
    public RegistrationResult GetResource(string urn) =>
        _registered.GetValueOrDefault(urn) ?? throw new InvalidOperationException($"Unknown resource {urn}");

    public Task RegisterOutputsAsync(string urn, SerializedProperties outputs) =>
        mocks.RegisterResourceOutputs(new(urn, outputs.Names.ToImmutableDictionary(
            name => name,
            name => new Output<object?>(outputs.Get<object?>(name, OutputData.NoResources)!))));

    public async Task<SerializedProperties> CallAsync(string token, ImmutableDictionary<string, object> args, string provider)
    {
        var result = await mocks.CallAsync(new() { Token = token, Args = args, Provider = provider }).ConfigureAwait(false);
        return await SerializeAsync(result).ConfigureAwait(false);
    }

    /// <summary>What mocks may answer: a dictionary, an arguments class or an output class, with outputs anywhere in it.</summary>
    private static async ValueTask<SerializedProperties> SerializeAsync(object state)
    {
        IReadOnlyCollection<KeyValuePair<string, object?>> properties = state switch
        {
            IDictionary<string, object> dictionary => [.. dictionary.Select(entry => KeyValuePair.Create(entry.Key, (object?)entry.Value))],
            InputArgs args => args.GetInputs(),
            _ when state.GetType().IsDefined(typeof(OutputTypeAttribute), inherit: true) => [.. OutputTypes.GetFields(state)],
            _ => throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type."),
        };
        return await SerializedProperties.CreateAsync(properties, waiter: null, label: "").ConfigureAwait(false);
    }
}
