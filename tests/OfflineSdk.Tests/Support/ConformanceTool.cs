using System.Diagnostics;

namespace OfflineSdk.Tests.Support;

/// <summary>
/// The program that compares an assembly's public surface with a recorded one. It and the records stand in a folder <c>shared</c>
/// beside the checkout or further up; it is built once, in a temporary folder.
/// </summary>
public sealed class ConformanceTool : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _build = Directory.CreateTempSubdirectory("api-conformance-");

    /// <summary>Why the comparison cannot be made, or null.</summary>
    public string? Missing { get; private set; }

    public async Task InitializeAsync()
    {
        if (SharedFolder is null)
        {
            Missing = "The recorded official API is not there: ../shared/tools/api-conformance and ../shared/official-api.";
            return;
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(SharedFolder, "tools", "api-conformance")))
        {
            await File.WriteAllBytesAsync(Path.Combine(_build.FullName, Path.GetFileName(file)), await File.ReadAllBytesAsync(file));
        }

        var (exitCode, output) = await RunAsync("build", _build.FullName, "--output", OutputFolder, "--nologo", "--verbosity", "quiet");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>The tool's verdict on an assembly of the offline SDK: exit code 0 if it equals the record.</summary>
    public Task<(int ExitCode, string Output)> CompareAsync(string assembly)
    {
        var record = Path.Combine(SharedFolder!, "official-api", assembly);
        var allowed = Path.Combine(Checkout, "offline-sdk", "conformance", assembly + ".allow.txt");
        return RunAsync(
        [
            Path.Combine(OutputFolder, "api-conformance.dll"),
            Path.Combine(AppContext.BaseDirectory, assembly + ".dll"),
            "--against", Directory.Exists(record) ? record : record + ".txt",
            .. File.Exists(allowed) ? (string[])["--allow", allowed] : [],
        ]);
    }

    public Task DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        if (_build.Exists)
        {
            _build.Delete(recursive: true);
        }
    }

    private string OutputFolder => Path.Combine(_build.FullName, "out");

    private static string Checkout { get; } =
        Ancestors(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "Prototypes.Pulumi.sln")));

    private static string? SharedFolder { get; } =
        Ancestors(Checkout).Select(folder => Path.Combine(folder, "shared")).FirstOrDefault(shared =>
            Directory.Exists(Path.Combine(shared, "tools", "api-conformance")) && Directory.Exists(Path.Combine(shared, "official-api")));

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var ancestor = new DirectoryInfo(folder); ancestor is not null; ancestor = ancestor.Parent)
        {
            yield return ancestor.FullName;
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
