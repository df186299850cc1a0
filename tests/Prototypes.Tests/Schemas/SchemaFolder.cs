namespace Prototypes.Tests.Schemas;

/// <summary>The folder with the CRDs and the charts' values, which are data beside the checkout and not part of it.</summary>
internal static class SchemaFolder
{
    private const string Variable = "PROTOTYPES_SCHEMAS";

    private static readonly string? Found = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : Ancestors(Checkout.Root).Select(folder => Path.Combine(folder, "shared", "schemas")).FirstOrDefault(Directory.Exists);

    /// <summary>The folder.</summary>
    public static string Root =>
        Found ?? throw new DirectoryNotFoundException($"The schemas are not here: no '../shared/schemas', and {Variable} is not set.");

    /// <summary>Skips the test that calls it where the folder is absent.</summary>
    public static void SkipIfAbsent() =>
        Skip.If(Found is null, $"The CRDs and charts' values are not here: no '../shared/schemas', and {Variable} is not set.");

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var next = Path.GetDirectoryName(folder); next is not null; next = Path.GetDirectoryName(next))
        {
            yield return next;
        }
    }
}
