namespace Prototypes.Tests;

/// <summary>The checkout in which the tests run.</summary>
internal static class Checkout
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The names of the stacks, from their files.</summary>
    public static IEnumerable<string> Stacks => Directory.EnumerateFiles(Root, "Pulumi.*.yaml")
        .Select(file => Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..])
        .Order(StringComparer.Ordinal);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Prototypes.Pulumi.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
