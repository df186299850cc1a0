using TypeGenerator.Schema;

namespace TypeGenerator.Emit;

/// <summary>Writes the classes that carry inputs: arguments of resources, nested inputs, state for lookups.</summary>
internal sealed class ArgsEmitter(Package package, TypeNames names)
{
    public SourceFile Resource(ListedType type, ResourceSchema resource) =>
        Class(names.ResourceArgs(type), resource.InputProperties, resource.RequiredInputs, type.IsProvider);

    public SourceFile State(ListedType type, TypeSchema state) =>
        Class(names.ResourceState(type), state.Properties, state.Required);

    public SourceFile Nested(string token, TypeSchema type) =>
        Class(names.Reference(token, Direction.Input), type.Properties, type.Required);

    private SourceFile Class(CSharpType type, Properties properties, IReadOnlyList<string> required, bool provider = false)
    {
        var members = properties
            .Select(property => Member(property.Key, property.Value, required.Contains(property.Key), provider, type.Namespace))
            .Append($"public static new {type.Name} Empty => new();");
        return SourceFile.Create(package, type,
            $$"""
            public {{(package.IsKubernetes && !provider ? "" : "sealed ")}}partial class {{type.Name}} : ResourceArgs
            {
            {{CSharp.Indent(string.Join("\n\n", members))}}
            }
            """);
    }

    private string Member(string wireName, PropertySchema property, bool required, bool provider, string from)
    {
        // A provider's configuration is made of strings: whatever is none travels as JSON.
        var json = provider && property.Type != "string";
        var attribute = $"""[Input("{wireName}"{(required ? ", required: true" : "")}{(json ? ", json: true" : "")})]""";
        var type = names.Argument(property, from);
        var name = TypeNames.Property(wireName, property);
        var isCollection = property.Type is "array" or "object";
        if (!isCollection && !property.Secret)
        {
            return $$"""
                {{attribute}}
                public {{type}}{{(required ? "" : "?")}} {{name}} { get; set; }{{Initializer(property, required)}}
                """;
        }

        // Secret from the moment it is set, not only once the provider says so.
        var value = property.Secret ? "Output.CreateSecret(value.ToOutput())" : "value";
        return $$"""
            {{attribute}}
            private {{type}}? _{{wireName}};

            public {{type}}{{(isCollection ? "" : "?")}} {{name}}
            {
                get => _{{wireName}}{{(isCollection ? " ??= new()" : "")}};
                set => _{{wireName}} = {{value}};
            }
            """;
    }

    /// <summary>A default of the schema is a scalar, which C# spells as JSON does.</summary>
    private static string Initializer(PropertySchema property, bool required) =>
        property.Default is { } value ? $" = {value.GetRawText()};"
        : required ? " = null!;"
        : "";
}
