using System.Diagnostics;

namespace OfflineSdk.Tests;

/// <summary>The product's program, built offline and started as the Pulumi engine starts it.</summary>
public sealed class EngineProcessTests
{
    private static readonly string Program = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory.Replace(
            Path.Combine("tests", "OfflineSdk.Tests"), Path.Combine("src", "Prototypes.Program"), StringComparison.Ordinal),
        "Prototypes.Program.dll"));

    [Theory]
    [InlineData("""{"prototypes:compose":"[\"learn01\"]","prototypes:exposure":"node-port"}""")]
    [InlineData("""{"prototypes:compose":"[\"nothing\"]"}""")]
    [InlineData("")]
    public async Task Whatever_the_configuration_is_it_says_how_to_build_with_the_official_packages(string configuration)
    {
        var start = new ProcessStartInfo("dotnet", [Program]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PULUMI_MONITOR"] = "127.0.0.1:1";
        start.Environment["PULUMI_STACK"] = "learn01";
        start.Environment["PULUMI_CONFIG"] = configuration;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(
            (1, "", "This program was built with the offline SDK, which cannot talk to the Pulumi engine. "
                + "Set PulumiSdk=official in the environment, or delete .pulumi-sdk.props, and run pulumi again." + Environment.NewLine),
            (process.ExitCode, await output, await error));
    }
}
