namespace Prototypes.Program.Tests.Support;

/// <summary>The checkout in which the tests run.</summary>
internal static class Checkout
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Prototypes.Pulumi.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
