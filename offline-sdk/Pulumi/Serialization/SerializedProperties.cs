using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>The properties of arguments or of a state as plain values; each is unknown or secret for itself.</summary>
internal sealed class SerializedProperties
{
    public static readonly SerializedProperties Empty = new(ImmutableDictionary<string, object>.Empty);

    private HashSet<string>? _unknown;
    private HashSet<string>? _secret;

    /// <summary>Plainly known properties.</summary>
    public SerializedProperties(ImmutableDictionary<string, object> values) => Values = values;

    /// <summary>The known properties that have a value. Lists and maps in them hold no marks.</summary>
    public ImmutableDictionary<string, object> Values { get; private set; }

    /// <summary>The resources that the values derive from.</summary>
    public IReadOnlyCollection<Resource> Dependencies { get; private set; } = [];

    public bool HasUnknown => _unknown is not null;

    public IEnumerable<string> Names => _unknown is null ? Values.Keys : Values.Keys.Concat(_unknown);

    /// <param name="properties">Names and values.</param>
    /// <param name="waiter">On whose behalf outputs are awaited.</param>
    /// <param name="label">What the properties belong to, for error messages.</param>
    /// <param name="accepts">Which properties are wanted, by name; all if null.</param>
    /// <exception cref="InvalidOperationException">A property holds something that cannot be sent, or whose computation failed.</exception>
    public static async ValueTask<SerializedProperties> CreateAsync(
        IReadOnlyCollection<KeyValuePair<string, object?>> properties, Waiter? waiter, string label, Func<string, bool>? accepts = null)
    {
        if (properties.Count == 0)
        {
            return Empty;
        }

        var result = new SerializedProperties(Empty.Values);
        var values = ImmutableDictionary.CreateBuilder<string, object>();
        var serializer = new Serializer(waiter, label);
        foreach (var (name, property) in properties)
        {
            if (accepts is not null && !accepts(name))
            {
                continue;
            }

            object? value;
            try
            {
                value = await serializer.SerializeRootAsync(name, property).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not DependencyCycleException)
            {
                throw new InvalidOperationException($"error serializing property \"{name}\": {exception.Message}", exception);
            }

            if (serializer.IsUnknown)
            {
                (result._unknown ??= []).Add(name);
            }
            else if (value is not null)
            {
                values[name] = value;
            }

            if (serializer.IsSecret)
            {
                (result._secret ??= []).Add(name);
            }
        }

        result.Values = values.ToImmutable();
        result.Dependencies = serializer.Dependencies;
        return result;
    }

    /// <summary>What an output for the property settles to; null if there is no such property.</summary>
    public OutputData<T>? Get<T>(string name, ImmutableHashSet<Resource> resources)
    {
        var isSecret = _secret?.Contains(name) ?? false;
        return Values.TryGetValue(name, out var value) ? new(resources, Converter.Convert<T>(value), isKnown: true, isSecret)
            : _unknown?.Contains(name) ?? false ? OutputData.Unknown(resources, default(T)!, isSecret)
            : null;
    }

    /// <summary>All properties as one value: unknown or secret if one of them is.</summary>
    public OutputData<T> Whole<T>(ImmutableHashSet<Resource> resources) =>
        new(resources, Converter.Convert<T>(Values), isKnown: _unknown is null, isSecret: _secret is not null);
}
