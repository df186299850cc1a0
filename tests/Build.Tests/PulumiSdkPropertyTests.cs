using System.Text.Json;
using Build.Tests.Support;

namespace Build.Tests;

/// <summary>What PulumiSdk is when a project is evaluated.</summary>
public sealed class PulumiSdkPropertyTests : IDisposable
{
    private readonly Checkout _checkout = new("eng/PulumiSdk.props");

    public PulumiSdkPropertyTests() =>
        _checkout.Write("project.proj", """<Project><Import Project="eng/PulumiSdk.props" /><Target Name="Build" /></Project>""");

    public void Dispose() => _checkout.Dispose();

    [Theory]
    [InlineData(null, null, null, null, "official", "true")]
    [InlineData("offline", null, null, null, "offline", "")]
    [InlineData("offline", "127.0.0.1:4000", null, null, "official", "")]
    [InlineData(null, "127.0.0.1:4000", null, null, "official", "")]
    [InlineData("official", "127.0.0.1:4000", "offline", null, "offline", "")]
    [InlineData("offline", null, "offline", "official", "official", "")]
    public async Task The_command_line_goes_before_the_environment_the_engine_and_the_choice(
        string? choice, string? engine, string? environment, string? commandLine, string expected, string chosenAtRestore)
    {
        if (choice is not null)
        {
            _checkout.Write(".pulumi-sdk.props", $"<Project><PropertyGroup><PulumiSdk>{choice}</PulumiSdk></PropertyGroup></Project>");
        }

        var outcome = await _checkout.RunAsync(
            "dotnet",
            [
                "msbuild", "project.proj", "-getProperty:PulumiSdk,PulumiSdkIsChosenAtRestore,BaseIntermediateOutputPath",
                .. commandLine is null ? Array.Empty<string>() : [$"-p:PulumiSdk={commandLine}"],
            ],
            [("PULUMI_MONITOR", engine), ("PulumiSdk", environment)]);

        var properties = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("Properties").Deserialize<Dictionary<string, string>>();
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["PulumiSdk"] = expected,
                ["PulumiSdkIsChosenAtRestore"] = chosenAtRestore,
                ["BaseIntermediateOutputPath"] = $"obj/{expected}/",
            },
            properties);
    }
}
