using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace Prototypes.Tests.Graph;

/// <summary>One resource of a <see cref="ResourceGraph"/>.</summary>
internal sealed record RegisteredResource
{
    private static readonly ISerializer Yaml = new SerializerBuilder()
        .WithNewLine("\n")
        .WithIndentedSequences()
        .WithEventEmitter(next => new LiteralBlocks(next))
        .Build();

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string? Parent { get; init; }

    public required string? Provider { get; init; }

    public required IReadOnlyList<string> DependsOn { get; init; }

    public required IReadOnlyList<string> SecretInputs { get; init; }

    public required ResourceOptions Options { get; init; }

    public required ImmutableDictionary<string, object> Inputs { get; init; }

    /// <summary>The inputs as YAML, keys sorted, to compare whole objects.</summary>
    public string InputsYaml => Yaml.Serialize(Sorted(Inputs));

    public static async Task<RegisteredResource> ReadAsync(
        ResourceTransformationArgs args, ConcurrentDictionary<(string, string), MockResourceArgs> mocked)
    {
        var type = args.Resource.GetResourceType();
        var name = args.Resource.GetResourceName();
        var registered = mocked[(type, name)];
        var dependsOn = await OutputUtilities.GetValueAsync(args.Options.DependsOn.ToOutput());
        var members = await InputsOfAsync(args.Args);
        var implied = members.SelectMany(member => member.Dependencies);
        return new RegisteredResource
        {
            Name = name,
            Type = type,
            Parent = args.Options.Parent?.GetResourceName(),
            Provider = string.IsNullOrEmpty(registered.Provider) ? null : registered.Provider.Split("::")[^2],
            DependsOn = [.. dependsOn.Concat(implied).Select(resource => resource.GetResourceName()).Distinct().Order(StringComparer.Ordinal)],
            SecretInputs = [.. members.Where(member => member.Secret).Select(member => member.Name).Order(StringComparer.Ordinal)],
            Options = args.Options,
            Inputs = registered.Inputs,
        };
    }

    private static async Task<List<(string Name, bool Secret, ImmutableHashSet<Resource> Dependencies)>> InputsOfAsync(ResourceArgs args)
    {
        var members = new List<(string, bool, ImmutableHashSet<Resource>)>();
        foreach (var member in args.GetType().GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            // The attribute keeps its name to itself; its constructor's first argument does not.
            if (member.CustomAttributes.FirstOrDefault(data => data.AttributeType == typeof(InputAttribute)) is { } attribute
                && ValueOf(member, args) is { } value
                && IsInput(value.GetType()))
            {
                var (secret, dependencies) = await (Task<(bool, ImmutableHashSet<Resource>)>)ReadAsync((dynamic)value);
                members.Add(((string)attribute.ConstructorArguments[0].Value!, secret, dependencies));
            }
        }

        return members;
    }

    private static object? ValueOf(MemberInfo member, object owner) => member switch
    {
        PropertyInfo property when property.GetIndexParameters().Length == 0 => property.GetValue(owner),
        FieldInfo field => field.GetValue(owner),
        _ => null,
    };

    private static bool IsInput(System.Type? type) =>
        type is not null && ((type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Input<>)) || IsInput(type.BaseType));

    private static async Task<(bool Secret, ImmutableHashSet<Resource> Dependencies)> ReadAsync<T>(Input<T> input)
    {
        Output<T> output = input;
        return (await Output.IsSecretAsync(output), await OutputUtilities.GetDependenciesAsync(output));
    }

    private static object Sorted(object value) => value switch
    {
        string text => text,
        double number => number == Math.Floor(number) ? (object)(long)number : number.ToString(CultureInfo.InvariantCulture),
        IDictionary<string, object> map => new SortedDictionary<string, object>(
            map.ToDictionary(pair => pair.Key, pair => Sorted(pair.Value)), StringComparer.Ordinal),
        IEnumerable list => list.Cast<object>().Select(Sorted).ToList(),
        _ => value,
    };

    /// <summary>Everything that is known of it but its options, as a text to compare.</summary>
    public override string ToString() => $"""
        {Name} ({Type})
          parent: {Parent ?? "-"}, provider: {Provider ?? "-"}
          depends on: {(DependsOn.Count == 0 ? "-" : string.Join(", ", DependsOn))}
          secret: {(SecretInputs.Count == 0 ? "-" : string.Join(", ", SecretInputs))}
        {InputsYaml}
        """;

    /// <summary>Texts of several lines stay readable.</summary>
    private sealed class LiteralBlocks(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text)
            {
                eventInfo.Style = text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal
                    : text.Length == 0 || text is "true" or "false" || double.TryParse(text, CultureInfo.InvariantCulture, out _)
                        ? ScalarStyle.SingleQuoted
                        : ScalarStyle.Any;
            }

            base.Emit(eventInfo, emitter);
        }
    }
}
