using TypeGenerator.Schema;

namespace TypeGenerator;

/// <summary>A provider package: where its schema stands, and by which of the official generator's conventions its C# is written.</summary>
internal sealed record Package(string Name, string Version)
{
    public static readonly IReadOnlyList<Package> All =
    [
        new("command", "1.2.1"),
        new("kubernetes", "4.32.0") { IsKubernetes = true },
        new("random", "4.21.1"),
    ];

    /// <summary>
    /// Kubernetes has conventions of its own: nested types below Types.Inputs and Types.Outputs, outputs that are never
    /// null, arguments that may always be left out, argument classes that are not sealed, and a base class.
    /// </summary>
    public bool IsKubernetes { get; init; }

    public string Namespace => $"Pulumi.{CSharp.Pascal(Name)}";

    public string SchemaFile(string schemas) => Path.Combine(schemas, $"pulumi-{Name}-{Version}", "schema-subset.json");

    public PackageSchema LoadSchema(string schemas)
    {
        var file = SchemaFile(schemas);
        return File.Exists(file)
            ? PackageSchema.Load(file)
            : throw new GenerationException($"'{file}' does not exist, though {Namespace} {Version} is generated from it. Put the schema there.");
    }
}
