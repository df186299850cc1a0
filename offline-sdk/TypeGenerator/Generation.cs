using TypeGenerator.Emit;
using TypeGenerator.Schema;

namespace TypeGenerator;

/// <summary>The generated C# of one package.</summary>
internal sealed record GeneratedPackage(Package Package, IReadOnlyList<SourceFile> Files);

/// <summary>Generates C# for the listed types and for what they need.</summary>
internal static class Generation
{
    public static IReadOnlyList<GeneratedPackage> Run(string schemas, IReadOnlyList<ListedType> listed)
    {
        if (listed.FirstOrDefault(type => Package.All.All(package => package.Name != type.PackageName)) is { } stray)
        {
            var known = string.Join(", ", Package.All.Select(package => package.Name));
            throw new GenerationException(
                $"types.txt({stray.Line}): '{stray.Token}' belongs to no known package. Known are {known}; add another one in Package.cs.");
        }

        return
        [
            .. Package.All.Select(package =>
                Run(package, package.LoadSchema(schemas), [.. listed.Where(type => type.PackageName == package.Name)])),
        ];
    }

    public static GeneratedPackage Run(Package package, PackageSchema schema, IReadOnlyList<ListedType> listed)
    {
        var names = new TypeNames(package, schema);
        var args = new ArgsEmitter(package, names);
        var outputs = new OutputTypeEmitter(package, names);
        var resources = listed.Select(type => (Type: type, Schema: ListedTypeCheck.Find(package, schema, type))).ToList();
        var referenced = new ReferencedTypes(schema);
        resources.ForEach(resource => referenced.Add(resource.Schema));
        IEnumerable<SourceFile> files =
        [
            PackageEmitter.Emit(package, resources.Any(resource => resource.Schema.IsComponent)),
            .. resources.Select(resource => new ResourceEmitter(package, names).Emit(resource.Type, resource.Schema)),
            .. resources.Select(resource => args.Resource(resource.Type, resource.Schema)),
            .. resources.Where(resource => resource.Schema.StateInputs is not null)
                .Select(resource => args.State(resource.Type, resource.Schema.StateInputs!)),
            .. referenced.Inputs.Select(token => args.Nested(token, schema.Types[token])),
            .. referenced.Outputs.Select(token => outputs.Object(token, referenced.Output(token))),
            .. referenced.Enums.Select(token => outputs.Enum(token, schema.Types[token].Enum!)),
        ];

        // The arguments of an object that another one nests (a volume claim in a stateful set) come up twice.
        return new GeneratedPackage(package, [.. files.DistinctBy(file => file.Path).OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }
}
