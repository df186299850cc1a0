using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Xml.Linq;
using Build.Tests.Support;

namespace Build.Tests;

/// <summary>The choice of the SDK at the first restore of a checkout, with a small solution and a package source of its own.</summary>
public sealed class PulumiSdkRestoreTests : IDisposable
{
    private readonly Checkout _checkout = new(
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props",
        "Directory.Solution.props", "Directory.Solution.targets", "eng");

    public PulumiSdkRestoreTests()
    {
        WriteProject("src/Program/Program.csproj", """<PulumiReference Include="Pulumi" />""");
        WriteProject("offline-sdk/Pulumi/Pulumi.csproj", "");
        WriteProject("tests/OfflineOnly/OfflineOnly.csproj", """<ProjectReference Include="../../offline-sdk/Pulumi/Pulumi.csproj" />""");
        _checkout.Write("src/Program/Program.cs", "return 0;");
        _checkout.Write("tests/OfflineOnly/Program.cs", "return 0;");
        _checkout.Write("offline-sdk/Pulumi/Program.cs", "return 0;");
        _checkout.Write(
            "All.slnx",
            """
            <Solution>
              <Project Path="src/Program/Program.csproj" />
              <Project Path="offline-sdk/Pulumi/Pulumi.csproj" />
              <Project Path="tests/OfflineOnly/OfflineOnly.csproj" />
            </Solution>
            """);
        WriteSource("source");
        Directory.CreateDirectory(_checkout["source"]);
    }

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task Without_the_official_packages_the_first_restore_takes_the_offline_sdk()
    {
        var outcome = await DotnetAsync("restore", "All.slnx");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            [Probing(600), News("offline", "the official packages could not be restored (NU1101: Unable to find package Pulumi)")],
            FirstLines(outcome));
        Assert.Equal("offline", Choice);
        Assert.Equal(Assets("src/Program,offline-sdk/Pulumi,tests/OfflineOnly", "offline"), RestoredProjects());
    }

    [Theory]
    [InlineData("All.slnx", "src/Program,offline-sdk/Pulumi,tests/OfflineOnly", false)]
    [InlineData("src/Program", "src/Program", true)]
    public async Task With_the_official_packages_the_first_restore_takes_them(string target, string restored, bool fromCommandLine)
    {
        PackageFolder.WritePulumiPackages(_checkout["packages to be had"]);
        var sources = $"{_checkout["source"]}%3B{_checkout["packages to be had"]}";
        WriteSource(fromCommandLine ? "source" : "packages to be had");

        var outcome = await DotnetAsync(["restore", target, .. fromCommandLine ? [$"-p:RestoreSources={sources}"] : Array.Empty<string>()]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal([Probing(600), News("official", "the official packages can be restored")], FirstLines(outcome));
        Assert.Equal("official", Choice);
        Assert.Equal(Assets(restored, "official"), RestoredProjects());
    }

    [Theory]
    [InlineData("official", "Program")]
    [InlineData("offline", "OfflineOnly,Program,Pulumi")]
    public async Task The_solution_has_the_offline_sdk_and_what_refers_to_it_only_when_it_is_taken(string sdk, string projects)
    {
        _checkout.Write(
            "Directory.Build.targets",
            """
            <Project>
              <Import Project="eng/PulumiSdk.targets" />
              <Target Name="Tell" AfterTargets="Clean"><Message Importance="high" Text="$(MSBuildProjectName)" /></Target>
            </Project>
            """);

        var outcome = await DotnetAsync("clean", "All.slnx", "-v:m", "-nologo", $"-p:PulumiSdk={sdk}");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(projects.Split(','), outcome.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [Fact]
    public async Task The_choice_is_made_once()
    {
        PackageFolder.WritePulumiPackages(_checkout["source"]);
        Choice = "offline";

        var outcome = await DotnetAsync("restore", "All.slnx");

        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("Pulumi SDK", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("offline", Choice);
        Assert.Equal(Assets("src/Program,offline-sdk/Pulumi,tests/OfflineOnly", "offline"), RestoredProjects());
    }

    [Fact]
    public async Task A_source_that_does_not_answer_is_given_up_in_time()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        WriteSource($"http://{listener.LocalEndpoint}/index.json");

        var outcome = await DotnetAsync("restore", "src/Program", "-p:PulumiSdkProbeSeconds=2", "-p:NuGetAudit=false");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            [Probing(2), News("offline", "the official packages could not be restored (the restore did not end well within 2 s)")],
            FirstLines(outcome));
    }

    [Fact]
    public async Task Restores_at_the_same_time_agree()
    {
        var outcomes = await Task.WhenAll(DotnetAsync("restore", "src/Program"), DotnetAsync("restore", "tests/OfflineOnly"));

        Assert.All(outcomes, outcome => Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors)));
        Assert.Equal([_checkout[".pulumi-sdk.props"]], Directory.EnumerateFiles(_checkout.Root, ".pulumi-sdk.props*"));
        Assert.Equal(Assets("src/Program,offline-sdk/Pulumi,tests/OfflineOnly", "offline"), RestoredProjects());
    }

    [Fact]
    public async Task After_a_switch_the_output_names_the_assemblies_of_the_new_sdk()
    {
        PackageFolder.WritePulumiPackages(_checkout["source"]);

        foreach (var (sdk, kind) in new[] { ("official", "package"), ("offline", "project"), ("official", "package") })
        {
            var outcome = await DotnetAsync(
                "msbuild", "src/Program", "-restore", "-t:GenerateBuildDependencyFile", "-p:BuildProjectReferences=false", $"-p:PulumiSdk={sdk}");

            Assert.Equal((0, kind), (outcome.ExitCode, KindOfPulumi()));
        }
    }

    [Fact]
    public async Task An_unknown_sdk_is_an_error()
    {
        var outcome = await DotnetAsync("restore", "src/Program", "-p:PulumiSdk=online");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(
            "error : PulumiSdk is 'online'. Set it to 'official' or 'offline', or leave it out to have it chosen.",
            outcome.Output,
            StringComparison.Ordinal);
    }

    private string Choice
    {
        get => XDocument.Load(_checkout[".pulumi-sdk.props"]).Root!.Value;
        set => _checkout.Write(".pulumi-sdk.props", $"<Project><PropertyGroup><PulumiSdk>{value}</PulumiSdk></PropertyGroup></Project>");
    }

    private static string Probing(int seconds) =>
        $"Choosing the Pulumi SDK for this checkout: trying to restore the official packages, for at most {seconds} s.";

    private string News(string sdk, string reason) =>
        $"Pulumi SDK: {sdk}, because {reason}. To choose again, delete {_checkout[".pulumi-sdk.props"]}; " +
        "to decide yourself, give -p:PulumiSdk=official or -p:PulumiSdk=offline. See docs/sdk.md.";

    private static IEnumerable<string> FirstLines(Outcome outcome) => outcome.Output.Split('\n').Select(line => line.Trim()).Take(2);

    private static IEnumerable<string> Assets(string projects, string sdk) =>
        projects.Split(',').Select(project => $"{project}/obj/{sdk}/project.assets.json").Order(StringComparer.Ordinal);

    private IEnumerable<string> RestoredProjects() => Directory
        .EnumerateFiles(_checkout.Root, "project.assets.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_checkout.Root, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("eng/PulumiSdkProbe/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private string KindOfPulumi()
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllText(_checkout["src/Program/bin/Debug/net10.0/Program.deps.json"]));
        return dependencies.RootElement.GetProperty("libraries").EnumerateObject()
            .Single(library => library.Name.StartsWith("Pulumi/", StringComparison.Ordinal)).Value.GetProperty("type").GetString()!;
    }

    private Task<Outcome> DotnetAsync(params string[] arguments) => _checkout.RunAsync(
        "dotnet",
        [.. arguments, "-m:1", "-tl:off"],
        [("NUGET_PACKAGES", _checkout["packages"]), ("PulumiSdkProbeSeconds", "600"), ("DOTNET_CLI_UI_LANGUAGE", "en")]);

    private void WriteSource(string address) => _checkout.Write(
        "NuGet.config",
        $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="only" value="{address}" allowInsecureConnections="true" />
          </packageSources>
        </configuration>
        """);

    private void WriteProject(string path, string items) => _checkout.Write(
        path,
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """);
}
