using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Turns a program's value into plain ones (null, bool, double, string, lists, maps, assets, resources), awaiting the outputs in it.
/// What the outputs say beside their values is gathered for the whole: whether something is unknown or secret, and the resources.
/// </summary>
internal sealed class Serializer(Waiter? waiter, string path)
{
    private readonly Stack<object> _path = new();
    private HashSet<Resource>? _dependencies;

    public bool IsUnknown { get; private set; }

    public bool IsSecret { get; private set; }

    public IReadOnlyCollection<Resource> Dependencies => _dependencies ?? (IReadOnlyCollection<Resource>)[];

    /// <summary>The plain value of a property, with what is said of it alone in <see cref="IsUnknown"/> and <see cref="IsSecret"/>.</summary>
    public ValueTask<object?> SerializeRootAsync(string name, object? value)
    {
        IsUnknown = false;
        IsSecret = false;
        _path.Clear();
        _path.Push(name);
        return SerializeAsync(value);
    }

    /// <summary>The plain value; null where it is unknown.</summary>
    /// <exception cref="InvalidOperationException">There is a value of a type that cannot be sent.</exception>
    public ValueTask<object?> SerializeAsync(object? value) => value switch
    {
        null or bool or double or string or AssetOrArchive => new(value),
        int number => new((double)number),
        InputArgs args => SerializeMapAsync(args.GetInputs(), keepNulls: false),
        IInput input => SerializeOutputAsync(input.ToOutput()),
        IOutput output => SerializeOutputAsync(output),
        IUnion union => SerializeAsync(union.Value),
        JsonElement element => new(PlainJson.From(element)),
        Resource resource => SerializeResourceAsync(resource),
        Task => throw new InvalidOperationException(
            $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{CurrentPath}"),
        IDictionary dictionary => SerializeMapAsync(Entries(dictionary), keepNulls: false),
        IList list => SerializeListAsync(list),
        Enum number when number.GetTypeCode() == TypeCode.Int32 => new((double)(int)value),
        ValueTuple => default,
        _ => SerializeSpecialTypeAsync(value),
    };

    private async ValueTask<object?> SerializeOutputAsync(IOutput output)
    {
        var data = await output.GetAsync(waiter).ConfigureAwait(false);
        AddDependencies(data.Resources);
        IsSecret |= data.IsSecret;
        if (data.IsKnown)
        {
            return await SerializeAsync(data.Value).ConfigureAwait(false);
        }

        IsUnknown = true;
        return null;
    }

    private async ValueTask<object?> SerializeResourceAsync(Resource resource)
    {
        if (resource is CustomResource)
        {
            AddDependencies([resource]);
        }

        var urn = await ((IOutput)resource.Urn).GetAsync(waiter).ConfigureAwait(false);
        AddDependencies(urn.Resources);

        // Only resources whose class is known by its type token arrive as themselves.
        return resource.GetType().IsDefined(typeof(ResourceTypeAttribute), inherit: false) ? resource : new DependencyResource((string)urn.Value!);
    }

    private async ValueTask<object?> SerializeListAsync(IList list)
    {
        if (ImmutableCollections.IsDefault(list))
        {
            return ImmutableArray<object?>.Empty;
        }

        var result = ImmutableArray.CreateBuilder<object?>(list.Count);
        for (var index = 0; index < list.Count; index++)
        {
            _path.Push(index);
            result.Add(await SerializeAsync(list[index]).ConfigureAwait(false));
            _path.Pop();
        }

        return result.MoveToImmutable();
    }

    // As in JSON made by JavaScript, a key without a value is left out; so are the keys that the engine keeps for itself.
    private async ValueTask<object?> SerializeMapAsync(IEnumerable<KeyValuePair<string, object?>> entries, bool keepNulls)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (key, entry) in entries)
        {
            _path.Push(key);
            var value = await SerializeAsync(entry).ConfigureAwait(false);
            _path.Pop();
            if ((value is not null || keepNulls) && !key.StartsWith("__", StringComparison.Ordinal))
            {
                result[key] = value!;
            }
        }

        return result.ToImmutable();
    }

    private ValueTask<object?> SerializeSpecialTypeAsync(object value)
    {
        var type = value.GetType();
        return EnumTypes.IsEnumType(type) ? new(EnumTypes.Unwrap(value, CurrentPath))
            : type.IsDefined(typeof(OutputTypeAttribute), inherit: true) ? SerializeMapAsync(OutputTypes.GetFields(value), keepNulls: true)
            : throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{CurrentPath}");
    }

    private IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return entry.Key is string key
                ? new(key, entry.Value)
                : throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{CurrentPath}");
        }
    }

    private void AddDependencies(ImmutableHashSet<Resource> resources)
    {
        if (!resources.IsEmpty)
        {
            (_dependencies ??= []).UnionWith(resources);
        }
    }

    private string CurrentPath => path + string.Concat(_path.Reverse().Select(step => step is int index ? $"[{index}]" : $".{step}"));
}
