using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using YamlDotNet.Serialization;

namespace Prototypes.Tests.Graph;

/// <summary>One resource of a <see cref="ResourceGraph"/>.</summary>
internal sealed record RegisteredResource
{
    private static readonly ISerializer Yaml = new SerializerBuilder().WithNewLine("\n").WithIndentedSequences().Build();

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string? Parent { get; init; }

    public required string? Provider { get; init; }

    public required ImmutableArray<string> DependsOn { get; init; }

    public required ImmutableArray<string> SecretInputs { get; init; }

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
                && value.GetType().GetMethod("ToOutput", System.Type.EmptyTypes) is { } toOutput)
            {
                dynamic output = toOutput.Invoke(value, null)!;
                members.Add(((string)attribute.ConstructorArguments[0].Value!, await SecretnessAsync(output), await DependenciesAsync(output)));
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

    private static Task<bool> SecretnessAsync<T>(Output<T> output) => Output.IsSecretAsync(output);

    private static Task<ImmutableHashSet<Resource>> DependenciesAsync<T>(Output<T> output) => OutputUtilities.GetDependenciesAsync(output);

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
          depends on: {(DependsOn.IsEmpty ? "-" : string.Join(", ", DependsOn))}
          secret: {(SecretInputs.IsEmpty ? "-" : string.Join(", ", SecretInputs))}
        {InputsYaml}
        """;
}
