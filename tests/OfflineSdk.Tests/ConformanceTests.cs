using OfflineSdk.Tests.Support;

namespace OfflineSdk.Tests;

/// <summary>The public surface of every assembly equals the official one's, member for member.</summary>
public class ConformanceTests(ConformanceTool tool) : IClassFixture<ConformanceTool>
{
    [SkippableTheory]
    [InlineData("Pulumi")]
    [InlineData("Pulumi.Command")]
    [InlineData("Pulumi.Kubernetes")]
    [InlineData("Pulumi.Random")]
    public async Task The_public_surface_equals_the_official_one(string assembly)
    {
        Skip.If(tool.Missing is not null, tool.Missing);

        var (exitCode, output) = await tool.CompareAsync(assembly);

        Assert.True(exitCode == 0, output);
    }
}
