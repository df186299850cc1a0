using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypeGenerator.Schema;

/// <summary>The part of a Pulumi package schema (https://www.pulumi.com/docs/iac/extending-pulumi/schema/) that C# is generated from.</summary>
internal sealed record PackageSchema
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public required string Name { get; init; }

    public required string Version { get; init; }

    public IReadOnlyDictionary<string, TypeSchema> Types { get; init; } = new Dictionary<string, TypeSchema>();

    public IReadOnlyDictionary<string, ResourceSchema> Resources { get; init; } = new Dictionary<string, ResourceSchema>();

    public IReadOnlyDictionary<string, JsonElement> Functions { get; init; } = new Dictionary<string, JsonElement>();

    public required ResourceSchema Provider { get; init; }

    public static PackageSchema Load(string file) => JsonSerializer.Deserialize<PackageSchema>(File.ReadAllText(file), Options)!;
}

/// <summary>A nested object type, or an enum.</summary>
internal record TypeSchema
{
    public Properties Properties { get; init; } = [];

    public IReadOnlyList<string> Required { get; init; } = [];

    public IReadOnlyList<EnumValue>? Enum { get; init; }

    /// <summary>True for what the official SDK has written by hand.</summary>
    public bool IsOverlay { get; init; }
}

internal sealed record ResourceSchema : TypeSchema
{
    public Properties InputProperties { get; init; } = [];

    public IReadOnlyList<string> RequiredInputs { get; init; } = [];

    /// <summary>What a lookup by id may be given; absent where the official SDK offers none.</summary>
    public TypeSchema? StateInputs { get; init; }

    public IReadOnlyList<AliasSchema> Aliases { get; init; } = [];

    public IReadOnlyDictionary<string, string> Methods { get; init; } = new Dictionary<string, string>();

    public bool IsComponent { get; init; }

    public bool Deprecated { get; init; }

    public CSharpClass? CSharp { get; init; }
}

internal sealed record AliasSchema(string Type);

internal sealed record CSharpClass(string Class);

internal sealed record EnumValue(string Value, string? Name);

/// <summary>Properties by wire name, in the order in which the official SDKs have them: by code unit.</summary>
internal sealed class Properties() : SortedDictionary<string, PropertySchema>(StringComparer.Ordinal);

internal sealed record PropertySchema
{
    public string? Type { get; init; }

    [JsonPropertyName("$ref")]
    public string? Ref { get; init; }

    public PropertySchema? Items { get; init; }

    public PropertySchema? AdditionalProperties { get; init; }

    public IReadOnlyList<PropertySchema>? OneOf { get; init; }

    /// <summary>The only value that the property may have, such as a Kubernetes object's kind.</summary>
    public string? Const { get; init; }

    public JsonElement? Default { get; init; }

    public bool Secret { get; init; }

    /// <summary>True where the C# property is not wrapped in an Input.</summary>
    public bool Plain { get; init; }

    public bool ReplaceOnChanges { get; init; }

    public LanguageSchema? Language { get; init; }

    /// <summary>The token of the package's own type that this refers to, if it does.</summary>
    [JsonIgnore]
    public string? TypeToken => Ref is not null && Ref.StartsWith(OwnTypes, StringComparison.Ordinal) ? Ref[OwnTypes.Length..] : null;

    private const string OwnTypes = "#/types/";
}

internal sealed record LanguageSchema(CSharpName? CSharp);

internal sealed record CSharpName(string Name);
