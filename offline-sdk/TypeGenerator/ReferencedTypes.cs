using TypeGenerator.Schema;

namespace TypeGenerator;

/// <summary>The nested types and enums that a set of resources needs, transitively, by token.</summary>
internal sealed class ReferencedTypes(PackageSchema schema)
{
    private readonly SortedSet<string> _inputs = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _outputs = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _enums = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Inputs => _inputs;

    public IReadOnlyCollection<string> Outputs => _outputs;

    public IReadOnlyCollection<string> Enums => _enums;

    /// <summary>What an output type has. For an object that is a resource too, the schema's type holds its inputs only.</summary>
    public TypeSchema Output(string token) => schema.Resources.TryGetValue(token, out var resource) ? resource : schema.Types[token];

    public void Add(ResourceSchema resource)
    {
        AddAll(resource.InputProperties, Direction.Input);
        AddAll(resource.StateInputs?.Properties ?? [], Direction.Input);
        AddAll(resource.Properties, Direction.Output);
    }

    public void Add(string token, Direction direction)
    {
        if (schema.Types[token].Enum is not null)
        {
            _enums.Add(token);
        }
        else if (direction is Direction.Input ? _inputs.Add(token) : _outputs.Add(token))
        {
            AddAll(direction is Direction.Input ? schema.Types[token].Properties : Output(token).Properties, direction);
        }
    }

    private void AddAll(Properties properties, Direction direction)
    {
        foreach (var token in properties.Values.SelectMany(Tokens))
        {
            Add(token, direction);
        }
    }

    private static IEnumerable<string> Tokens(PropertySchema property)
    {
        PropertySchema?[] nested = [property.Items, property.AdditionalProperties, .. property.OneOf ?? []];
        return nested.OfType<PropertySchema>().SelectMany(Tokens).Concat(property.TypeToken is { } token ? [token] : []);
    }
}
