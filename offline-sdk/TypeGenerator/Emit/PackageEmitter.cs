namespace TypeGenerator.Emit;

/// <summary>Writes what all resources of a package share: the attribute that names their type, and their default options.</summary>
internal static class PackageEmitter
{
    public static SourceFile Emit(Package package, bool hasComponents)
    {
        var attribute = $"{CSharp.Pascal(package.Name)}ResourceTypeAttribute";
        string[] options = hasComponents ? ["CustomResourceOptions", "ComponentResourceOptions"] : ["CustomResourceOptions"];
        return SourceFile.Create(package, new CSharpType(package.Namespace, "Package"),
            $$"""
            [System.AttributeUsage(System.AttributeTargets.Class)]
            internal sealed class {{attribute}}(string type) : ResourceTypeAttribute(type, Package.Version);

            internal static class Package
            {
                public const string Version = "{{package.Version}}";

            {{CSharp.Indent(string.Join("\n\n", options.Select(Options)))}}
            }
            """);
    }

    private static string Options(string type) =>
        $$"""
        public static {{type}} Options({{type}}? given, Input<string> id, {{type}}? own = null)
        {
            own ??= new {{type}}();
            own.Version = Version;
            var merged = {{type}}.Merge(own, given);
            merged.Id = id;
            return merged;
        }
        """;
}
