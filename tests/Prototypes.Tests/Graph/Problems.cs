namespace Prototypes.Tests.Graph;

/// <summary>What rules have found.</summary>
internal static class Problems
{
    /// <summary>Fails with all of them, where there are any.</summary>
    public static void AssertNone(IEnumerable<string> problems)
    {
        var lines = string.Join('\n', problems);
        Assert.True(lines.Length == 0, lines);
    }
}
