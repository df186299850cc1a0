using System.Diagnostics;

namespace Build.Tests.Support;

/// <summary>A folder of its own, with a space in its path, that holds copies of this checkout's build files.</summary>
internal sealed class Checkout : IDisposable
{
    // What the run of these tests itself puts there must not reach the builds under test.
    private static readonly string[] Inherited =
    [
        "PulumiSdk", "PULUMI_MONITOR", "RestoreSources", "RestoreAdditionalProjectSources",
        "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH",
    ];

    public string Root { get; } = Directory.CreateTempSubdirectory("build tests ").FullName;

    public Checkout(params string[] copied)
    {
        foreach (var path in copied)
        {
            var source = Path.Combine(Repository, path);
            foreach (var file in Directory.Exists(source) ? Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories) : [source])
            {
                var relative = Path.GetRelativePath(Repository, file);
                if (!relative.Split(Path.DirectorySeparatorChar).Contains("obj"))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
                    File.Copy(file, this[relative]);
                }
            }
        }
    }

    /// <summary>The checkout that these tests were built from.</summary>
    public static string Repository { get; } = FindRepository(AppContext.BaseDirectory);

    /// <summary>The full path of a file or folder.</summary>
    public string this[string relative] => Path.Combine(Root, relative);

    public void Write(string relative, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], content);
    }

    public void WriteExecutable(string relative, string content)
    {
        Write(relative, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(this[relative], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>
    /// Runs a command in the checkout, or in another folder, with these variables on top of the inherited ones; null removes one.
    /// </summary>
    public async Task<Outcome> RunAsync(
        string command, IEnumerable<string> arguments, IEnumerable<(string Name, string? Value)>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder ?? Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Inherited.Select(name => (name, (string?)null)).Concat(environment ?? []))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await errors);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string FindRepository(string folder) =>
        File.Exists(Path.Combine(folder, "Prototypes.Pulumi.sln")) ? folder : FindRepository(Path.GetDirectoryName(folder)!);
}

/// <summary>How a command ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors);
