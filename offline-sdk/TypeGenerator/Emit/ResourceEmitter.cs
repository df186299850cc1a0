using TypeGenerator.Schema;

namespace TypeGenerator.Emit;

/// <summary>Writes the classes of resources: custom resources, remote components and the provider itself.</summary>
internal sealed class ResourceEmitter(Package package, TypeNames names)
{
    public SourceFile Emit(ListedType type, ResourceSchema resource)
    {
        var name = names.Resource(type);
        IEnumerable<string> members =
        [
            .. type.IsProvider ? [] : Outputs(resource, name.Namespace),
            Constructor(type, resource),
            .. type.IsProvider || resource.IsComponent ? [] : Lookup(type, resource),
            .. Constants(type, resource),
            .. Defaults(resource),
        ];
        return SourceFile.Create(package, name,
            $$"""
            [{{CSharp.Pascal(package.Name)}}ResourceType("{{type.Token}}")]
            public partial class {{name.Name}} : {{Base(type, resource)}}
            {
            {{CSharp.Indent(string.Join("\n\n", members))}}
            }
            """);
    }

    private string Base(ListedType type, ResourceSchema resource) =>
        type.IsProvider ? "ProviderResource"
        : resource.IsComponent ? "ComponentResource"
        : package.IsKubernetes ? "KubernetesResource"
        : "CustomResource";

    private IEnumerable<string> Outputs(ResourceSchema resource, string from)
    {
        foreach (var (wireName, property) in resource.Properties)
        {
            var type = names.Result(property, resource.Required.Contains(wireName), from);
            yield return $$"""
                [Output("{{wireName}}")]
                public Output<{{type}}> {{TypeNames.Property(wireName, property)}} { get; private set; } = null!;
                """;
        }
    }

    private string Constructor(ListedType type, ResourceSchema resource)
    {
        var name = names.Resource(type);
        var args = names.ResourceArgs(type).From(name.Namespace);
        var isOptional = package.IsKubernetes || resource.RequiredInputs.Count == 0;
        var options = resource.IsComponent ? "ComponentResourceOptions" : "CustomResourceOptions";
        var token = type.IsProvider ? package.Name : type.Token;
        var given = HasConstants(resource) ? "WithConstants(args)" : $"args ?? new {args}()";
        var remote = resource.IsComponent ? ", remote: true" : "";
        return $$"""
            public {{name.Name}}(string name, {{args}}{{(isOptional ? "? args = null" : " args")}}, {{options}}? options = null)
                : base("{{token}}", name, {{given}}, {{Options(resource, "\"\"")}}{{remote}})
            {
            }
            """;
    }

    private IEnumerable<string> Lookup(ListedType type, ResourceSchema resource)
    {
        var name = names.Resource(type).Name;
        var hasState = resource.StateInputs is not null;
        var state = $"{names.ResourceState(type).Name}? state";
        yield return $$"""
            private {{name}}(string name, Input<string> id, {{(hasState ? $"{state}, " : "")}}CustomResourceOptions? options)
                : base("{{type.Token}}", name, {{(hasState ? "state" : "null")}}, {{Options(resource, "id")}})
            {
            }
            """;
        yield return $$"""
            public static {{name}} Get(string name, Input<string> id, {{(hasState ? $"{state} = null, " : "")}}CustomResourceOptions? options = null) =>
                new(name, id, {{(hasState ? "state, " : "")}}options);
            """;
    }

    private IEnumerable<string> Constants(ListedType type, ResourceSchema resource)
    {
        if (!HasConstants(resource))
        {
            yield break;
        }

        var args = names.ResourceArgs(type).From(names.Resource(type).Namespace);
        var assignments = resource.InputProperties
            .Where(property => property.Value.Const is not null)
            .Select(property => $"args.{TypeNames.Property(property.Key, property.Value)} = \"{property.Value.Const}\";");
        yield return $$"""
            private static {{args}} WithConstants({{args}}? args)
            {
                args ??= new {{args}}();
            {{CSharp.Indent(string.Join('\n', assignments))}}
                return args;
            }
            """;
    }

    private static bool HasConstants(ResourceSchema resource) =>
        resource.InputProperties.Values.Any(property => property.Const is not null);

    /// <summary>The given options over those that every resource of the package has, or over those of the class.</summary>
    private static string Options(ResourceSchema resource, string id) =>
        OwnOptions(resource).Any() ? $"WithDefaults(options, {id})" : $"Package.Options(options, {id})";

    private static IEnumerable<string> Defaults(ResourceSchema resource)
    {
        if (OwnOptions(resource).Any())
        {
            yield return $$"""
                private static CustomResourceOptions WithDefaults(CustomResourceOptions? options, Input<string> id) => Package.Options(options, id, new()
                {
                {{CSharp.Indent(string.Join('\n', OwnOptions(resource)))}}
                });
                """;
        }
    }

    private static IEnumerable<string> OwnOptions(ResourceSchema resource)
    {
        if (Quoted(resource, property => property.Secret) is { Length: > 0 } secrets)
        {
            yield return $"AdditionalSecretOutputs = {{ {secrets} }},";
        }

        if (resource.Aliases.Count > 0)
        {
            var aliases = resource.Aliases.Select(alias => $$"""new Alias { Type = "{{alias.Type}}" },""");
            yield return $"Aliases =\n{{\n{CSharp.Indent(string.Join('\n', aliases))}\n}},";
        }

        if (Quoted(resource, property => property.ReplaceOnChanges, Elements) is { Length: > 0 } replacing)
        {
            yield return $"ReplaceOnChanges = {{ {replacing} }},";
        }
    }

    /// <summary>The path of a collection's elements below the collection.</summary>
    private static string Elements(PropertySchema property) => property.Type is "array" or "object" ? "[*]" : "";

    private static string Quoted(ResourceSchema resource, Func<PropertySchema, bool> which, Func<PropertySchema, string>? suffix = null) =>
        string.Join(", ", resource.Properties
            .Where(property => which(property.Value))
            .Select(property => $"\"{property.Key}{suffix?.Invoke(property.Value)}\""));
}
