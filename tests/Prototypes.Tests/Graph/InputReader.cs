using System.Collections;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace Prototypes.Tests.Graph;

/// <summary>Finds, at every depth of a resource's arguments, which inputs are secret and which resources they come from.</summary>
internal sealed class InputReader
{
    private readonly HashSet<Resource> _dependencies = [];
    private readonly SortedSet<string> _secrets = new(StringComparer.Ordinal);

    private InputReader()
    {
    }

    /// <summary>Reads arguments.</summary>
    /// <returns>The resources that the inputs come from, and the dotted paths of the secret ones.</returns>
    public static async Task<(IReadOnlyCollection<Resource> Dependencies, IReadOnlyList<string> Secrets)> ReadAsync(ResourceArgs args)
    {
        var reader = new InputReader();
        await reader.ReadAsync("", args);
        return (reader._dependencies, [.. reader._secrets]);
    }

    private async Task ReadAsync(string path, object? value)
    {
        switch (value)
        {
            case null or string:
                break;
            case InputArgs args:
                foreach (var (name, member) in InputsOf(args))
                {
                    await ReadAsync(path.Length == 0 ? name : $"{path}.{name}", member);
                }

                break;
            case Resource resource:
                _dependencies.Add(resource);
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    await ReadAsync($"{path}.{entry.Key}", entry.Value);
                }

                break;
            default:
                if (GenericBaseOf(value.GetType()) is { } type)
                {
                    await (Task)typeof(InputReader)
                        .GetMethod(nameof(ReadOutputAsync), BindingFlags.Instance | BindingFlags.NonPublic)!
                        .MakeGenericMethod(type.GetGenericArguments())
                        .Invoke(this, [path, value])!;
                }
                else if (value is IEnumerable list)
                {
                    foreach (var item in list)
                    {
                        await ReadAsync(path, item);
                    }
                }

                break;
        }
    }

    private async Task ReadOutputAsync<T>(string path, object value)
    {
        var output = value as Output<T> ?? ((Input<T>)value).ToOutput();
        _dependencies.UnionWith(await OutputUtilities.GetDependenciesAsync(output));
        if (await Output.IsSecretAsync(output))
        {
            _secrets.Add(path);
        }

        if (await OutputUtilities.GetIsKnownAsync(output))
        {
            await ReadAsync(path, await OutputUtilities.GetValueAsync(output));
        }
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
