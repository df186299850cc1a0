using TypeGenerator.Schema;

namespace TypeGenerator.Emit;

/// <summary>Writes the nested types of outputs, and enums.</summary>
internal sealed class OutputTypeEmitter(Package package, TypeNames names)
{
    public SourceFile Object(string token, TypeSchema schema)
    {
        var type = names.Reference(token, Direction.Output);
        var members = schema.Properties.Select(property => (
            Type: names.Result(property.Value, schema.Required.Contains(property.Key), type.Namespace),
            Name: TypeNames.Property(property.Key, property.Value),
            Parameter: CSharp.Parameter(property.Key))).ToList();
        return SourceFile.Create(package, type,
            $$"""
            [OutputType]
            public sealed class {{type.Name}}
            {
            {{Lines(members.Select(member => $"public readonly {member.Type} {member.Name};"), "\n", 1)}}

                [OutputConstructor]
                private {{type.Name}}(
            {{Lines(members.Select(member => $"{member.Type} {member.Parameter}"), ",\n", 2)}})
                {
            {{Lines(members.Select(member => Assignment(member.Name, member.Parameter)), "\n", 2)}}
                }
            }
            """);
    }

    public SourceFile Enum(string token, IReadOnlyList<EnumValue> values)
    {
        var type = names.Reference(token, Direction.Output);
        var name = type.Name;
        return SourceFile.Create(package, type,
            $$"""
            [EnumType]
            public readonly struct {{name}} : System.IEquatable<{{name}}>
            {
                private readonly string _value;

                private {{name}}(string value) => _value = value;

            {{Lines(values.Select(value => Constant(name, value)), "\n", 1)}}

                public static explicit operator string({{name}} value) => value._value;

                public static bool operator ==({{name}} left, {{name}} right) => left.Equals(right);

                public static bool operator !=({{name}} left, {{name}} right) => !left.Equals(right);

                public bool Equals({{name}} other) => _value == other._value;

                [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
                public override bool Equals(object? obj) => obj is {{name}} other && Equals(other);

                [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
                public override int GetHashCode() => _value?.GetHashCode() ?? 0;

                public override string ToString() => _value;
            }
            """);
    }

    private static string Assignment(string field, string parameter) => $"{(field == parameter ? "this." : "")}{field} = {parameter};";

    private static string Constant(string type, EnumValue value) =>
        $$"""public static {{type}} {{CSharp.Pascal(value.Name ?? value.Value)}} { get; } = new("{{value.Value}}");""";

    private static string Lines(IEnumerable<string> lines, string separator, int indent) =>
        CSharp.Indent(string.Join(separator, lines), indent);
}
