using TypeGenerator.Schema;

namespace TypeGenerator;

/// <summary>Which way a value goes: from the program into a resource, or out of it.</summary>
internal enum Direction
{
    Input,
    Output,
}

/// <summary>Gives the C# types of a package's tokens and properties, by the conventions of the official SDKs.</summary>
internal sealed class TypeNames(Package package, PackageSchema schema)
{
    private readonly Dictionary<string, string> _kubernetesGroups = KubernetesGroups(package, schema);

    public CSharpType Resource(ListedType type) => new(type.IsProvider ? package.Namespace : Namespace(type.Token), ResourceName(type));

    public CSharpType ResourceArgs(ListedType type) => package.IsKubernetes && !type.IsProvider
        ? Reference(type.Token, Direction.Input)
        : Resource(type) with { Name = ResourceName(type) + "Args" };

    public CSharpType ResourceState(ListedType type) => Resource(type) with { Name = ResourceName(type) + "State" };

    public CSharpType Reference(string token, Direction direction)
    {
        var name = Name(token);
        if (schema.Types.TryGetValue(token, out var type) && type.Enum is not null)
        {
            return new CSharpType(Namespace(token), name);
        }

        var side = $"{direction}s";
        return new CSharpType(
            package.IsKubernetes ? $"{package.Namespace}.Types.{side}.{KubernetesGroup(token)}" : $"{Namespace(token)}.{side}",
            direction is Direction.Input ? name + "Args" : name);
    }

    public static string Property(string wireName, PropertySchema property) => property.Language?.CSharp?.Name ?? CSharp.Pascal(wireName);

    /// <summary>The C# type of a property's value, without the Input or Output around it.</summary>
    public string Value(PropertySchema property, Direction direction, string from) => property switch
    {
        { OneOf: { } choices } => Union(choices, direction, from),
        { TypeToken: { } token } => Reference(token, direction).From(from),
        { Ref: "pulumi.json#/Any" } => "object",
        { Ref: "pulumi.json#/Asset" } => "AssetOrArchive",
        { Ref: "pulumi.json#/Archive" } => "Archive",
        { Ref: "pulumi.json#/Json" } => "System.Text.Json.JsonElement",
        { Type: "array", Items: { } items } => $"ImmutableArray<{Value(items, direction, from)}>",
        { Type: "object", AdditionalProperties: { } values } => $"ImmutableDictionary<string, {Value(values, direction, from)}>",
        { Type: "boolean" } => "bool",
        { Type: "integer" } => "int",
        { Type: "number" } => "double",
        { Type: "string" } => "string",
        _ => throw new GenerationException($"{package.Namespace}: no C# type is known for {property}. Teach TypeNames about it."),
    };

    /// <summary>The C# type of an argument: Input, or what takes its place for collections, unions and JSON.</summary>
    public string Argument(PropertySchema property, string from) => property switch
    {
        { OneOf: { } choices } => $"Input{Union(choices, Direction.Input, from)}",
        { Ref: "pulumi.json#/Json", Plain: true } => "InputJson",
        { Type: "array", Items: { } items } => $"InputList<{Value(items, Direction.Input, from)}>",
        { Type: "object", AdditionalProperties: { } values } => $"InputMap<{Value(values, Direction.Input, from)}>",
        _ => $"Input<{Value(property, Direction.Input, from)}>",
    };

    /// <summary>The C# type of an output property. An absent array is a default one and thus never null.</summary>
    public string Result(PropertySchema property, bool required, string from) =>
        Value(property, Direction.Output, from) + (required || package.IsKubernetes || property.Type == "array" ? "" : "?");

    /// <summary>An enum that also admits strings comes out as the string.</summary>
    private string Union(IReadOnlyList<PropertySchema> choices, Direction direction, string from) =>
        direction is Direction.Output && choices.Any(choice => choice.TypeToken is { } token && schema.Types[token].Enum is not null)
            ? Value(choices.First(choice => choice.TypeToken is null), direction, from)
            : $"Union<{string.Join(", ", choices.Select(choice => Value(choice, direction, from)))}>";

    private static string ResourceName(ListedType type) => type.IsProvider ? "Provider" : Name(type.Token);

    private static string Name(string token) => token[(token.LastIndexOf(':') + 1)..];

    private static string Module(string token) => token.Split(':')[1];

    private string Namespace(string token) => package.IsKubernetes
        ? $"{package.Namespace}.{KubernetesGroup(token)}"
        : Module(token).Split('/')[0] switch
        {
            "index" => package.Namespace,
            var module => $"{package.Namespace}.{CSharp.Pascal(module)}",
        };

    private string KubernetesGroup(string token) => _kubernetesGroups[Module(token)];

    /// <summary>API groups as the C# classes have them; their spelling (ApiExtensions, Rbac) follows no rule.</summary>
    private static Dictionary<string, string> KubernetesGroups(Package package, PackageSchema schema)
    {
        var groups = new Dictionary<string, string> { ["index"] = "Provider" };
        foreach (var (token, resource) in schema.Resources)
        {
            if (resource.CSharp is { Class: var name })
            {
                groups[Module(token)] = name[(package.Namespace.Length + 1)..name.LastIndexOf('.')];
            }
        }

        return groups;
    }
}
