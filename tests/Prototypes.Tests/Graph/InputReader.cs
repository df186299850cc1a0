using System.Collections;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace Prototypes.Tests.Graph;

/// <summary>
/// Finds, at every depth of a resource's arguments, what the inputs are, which of them are secret, and which resources they come from.
/// </summary>
internal sealed class InputReader
{
    /// <summary>Stands for a text that is known only after deployment: a name and Base64, as most such texts are.</summary>
    private const string Computed = "computed";

    private readonly HashSet<Resource> _dependencies = [];
    private readonly SortedSet<string> _secrets = new(StringComparer.Ordinal);

    private InputReader()
    {
    }

    /// <summary>Reads arguments.</summary>
    public static async Task<InputsRead> ReadAsync(ResourceArgs args)
    {
        var reader = new InputReader();
        var inputs = (IDictionary<string, object>)(await reader.ReadAsync("", args))!;
        return new InputsRead(inputs, reader._dependencies, [.. reader._secrets]);
    }

    private async Task<object?> ReadAsync(string path, object? value)
    {
        switch (value)
        {
            case null or string:
                return value;
            case InputArgs args:
                return await ReadMembersAsync(InputsOf(args), name => path.Length == 0 ? name : $"{path}.{name}");
            case Resource resource:
                _dependencies.Add(resource);
                return null;
            case IDictionary map:
                return await ReadMembersAsync(map.Keys.Cast<object>().Select(key => ($"{key}", map[key])), key => $"{path}.{key}");
        }

        var type = value.GetType();
        if (GenericBaseOf(type) is { } output)
        {
            return await (Task<object?>)typeof(InputReader)
                .GetMethod(nameof(ReadOutputAsync), BindingFlags.Instance | BindingFlags.NonPublic)!
                .MakeGenericMethod(output.GetGenericArguments())
                .Invoke(this, [path, value])!;
        }

        if (value is IEnumerable list)
        {
            var items = new List<object?>();
            foreach (var item in list)
            {
                items.Add(await ReadAsync(path, item));
            }

            return items;
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Union<,>)
            ? await ReadAsync(path, type.GetProperty("Value")!.GetValue(value))
            : value;
    }

    private async Task<object> ReadMembersAsync(IEnumerable<(string Name, object? Value)> members, Func<string, string> pathOf)
    {
        var read = new Dictionary<string, object>();
        foreach (var (name, member) in members)
        {
            if (await ReadAsync(pathOf(name), member) is { } value)
            {
                read[name] = value;
            }
        }

        return read;
    }

    private async Task<object?> ReadOutputAsync<T>(string path, object value)
    {
        var output = value as Output<T> ?? ((Input<T>)value).ToOutput();
        _dependencies.UnionWith(await OutputUtilities.GetDependenciesAsync(output));
        if (await Output.IsSecretAsync(output))
        {
            _secrets.Add(path);
        }

        return await OutputUtilities.GetIsKnownAsync(output)
            ? await ReadAsync(path, await OutputUtilities.GetValueAsync(output))
            : Computed;
    }

    // The attribute keeps its name to itself; its constructor's first argument does not.
    private static IEnumerable<(string Name, object? Value)> InputsOf(InputArgs args) =>
        from member in args.GetType().GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        from attribute in member.GetCustomAttributesData()
        where attribute.AttributeType == typeof(InputAttribute)
        select ((string)attribute.ConstructorArguments[0].Value!, member is PropertyInfo property
            ? property.GetValue(args)
            : ((FieldInfo)member).GetValue(args));

    private static System.Type? GenericBaseOf(System.Type? type) =>
        type is null || (type.IsGenericType && type.GetGenericTypeDefinition() is var definition
            && (definition == typeof(Input<>) || definition == typeof(Output<>))) ? type : GenericBaseOf(type.BaseType);
}

/// <summary>What is found in a resource's arguments.</summary>
/// <param name="Inputs">The inputs by their wire names.</param>
/// <param name="Dependencies">The resources that they come from.</param>
/// <param name="Secrets">The dotted paths of the secret ones.</param>
internal sealed record InputsRead(
    IDictionary<string, object> Inputs, IReadOnlyCollection<Resource> Dependencies, IReadOnlyList<string> Secrets);
