using System.Collections;
using System.Text.Json;
using Prototypes.Planning.Serialization;
using Prototypes.Planning.Values;
using Pulumi;

namespace Prototypes.Planning.Recording;

/// <summary>
/// Turns what a program gives the SDK as inputs into plan values, and collects the resources that the inputs come from. A collection that
/// holds a secret or unknown output as an element is itself one output to the SDK, and is replaced as a whole.
/// </summary>
internal sealed class InputWalker
{
    private readonly InputTypes _types = new();

    /// <summary>The inputs of a resource by their wire names. Those that are not set are left out.</summary>
    public async ValueTask<PlanMap> WalkAsync(InputArgs args, ISet<Resource> dependencies)
    {
        var entries = new List<KeyValuePair<string, PlanValue>>();
        foreach (var member in _types.InputsOf(args.GetType()))
        {
            if (await WalkAsync(member.Read(args), dependencies).ConfigureAwait(false) is { } value)
            {
                entries.Add(new(member.WireName, value));
            }
        }

        return PlanMap.InPlanOrder(entries);
    }

    /// <summary>One value; <see langword="null"/> if there is none.</summary>
    public async ValueTask<PlanValue?> WalkAsync(object? value, ISet<Resource> dependencies)
    {
        switch (value)
        {
            case null:
                return null;
            case string text:
                return text;
            case bool flag:
                return flag;
            case int or double:
                return Convert.ToDouble(value, null);
            case Enum:
                return Convert.ToInt32(value, null);
            case InputArgs args:
                return await WalkAsync(args, dependencies).ConfigureAwait(false);
            case JsonElement json:
                return WithoutNulls(PlanJson.FromElement(json));
            case AssetOrArchive:
                // Its content is not public, and may be a path of this machine or a secret.
                return $"[{value.GetType().Name}]";
            case Resource resource:
                dependencies.Add(resource);
                return $"[{resource.GetResourceType()}::{resource.GetResourceName()}]";
        }

        var type = value.GetType();
        if (_types.OutputReaderOf(type) is { } readOutput)
        {
            return await WalkAsync(await readOutput(value).ConfigureAwait(false), dependencies).ConfigureAwait(false);
        }

        if (_types.UnwrapperOf(type) is { } unwrap)
        {
            return await WalkAsync(unwrap(value), dependencies).ConfigureAwait(false);
        }

        return value switch
        {
            IDictionary map => await WalkAsync(map, dependencies).ConfigureAwait(false),
            IList list => await WalkAsync(list, dependencies).ConfigureAwait(false),
            _ => await WalkFieldsAsync(value, dependencies).ConfigureAwait(false),
        };
    }

    private async ValueTask<PlanValue?> WalkAsync(OutputContent content, ISet<Resource> dependencies)
    {
        dependencies.UnionWith(content.Dependencies);

        // A secret's value is walked too: what it was made of are dependencies.
        var value = await WalkAsync(content.Value, dependencies).ConfigureAwait(false);
        return content.IsSecret ? PlanValue.Secret : content.IsKnown ? value : PlanValue.Computed;
    }

    private async ValueTask<PlanValue> WalkAsync(IDictionary map, ISet<Resource> dependencies)
    {
        var entries = new List<KeyValuePair<string, PlanValue>>(map.Count);
        foreach (DictionaryEntry entry in map)
        {
            if (await WalkAsync(entry.Value, dependencies).ConfigureAwait(false) is { } value)
            {
                entries.Add(new((string)entry.Key, value));
            }
        }

        return PlanMap.InPlanOrder(entries);
    }

    private async ValueTask<PlanValue> WalkAsync(IList list, ISet<Resource> dependencies)
    {
        var items = new List<PlanValue>();
        foreach (var item in IsUninitialized(list) ? Array.Empty<object?>() : (IEnumerable)list)
        {
            items.Add(await WalkAsync(item, dependencies).ConfigureAwait(false) ?? PlanNull.Instance);
        }

        return new PlanList([.. items]);
    }

    private async ValueTask<PlanValue> WalkFieldsAsync(object value, ISet<Resource> dependencies)
    {
        var entries = new List<KeyValuePair<string, PlanValue>>();
        foreach (var field in _types.FieldsOf(value.GetType()))
        {
            if (await WalkAsync(field.Read(value), dependencies).ConfigureAwait(false) is { } fieldValue)
            {
                entries.Add(new(field.WireName, fieldValue));
            }
        }

        return PlanMap.InPlanOrder(entries);
    }

    // A default ImmutableArray is a list that cannot even be counted; the SDK sends it as an empty one.
    private static bool IsUninitialized(IList list) =>
        list.GetType() is { IsValueType: true } type && Activator.CreateInstance(type) is { } uninitialized && uninitialized.Equals(list);

    private static PlanValue? WithoutNulls(PlanValue value) => value switch
    {
        PlanNull => null,
        PlanList list => new PlanList([.. list.Select(item => WithoutNulls(item) ?? PlanNull.Instance)]),
        PlanMap map => PlanMap.InPlanOrder(
            from entry in map
            let item = WithoutNulls(entry.Value)
            where item is not null
            select KeyValuePair.Create(entry.Key, item)),
        _ => value,
    };
}
