namespace Prototypes.Program.Tests.Support;

/// <summary>The command line in a project folder of its own. It runs in this process.</summary>
internal sealed class Protos : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("protos ").FullName;

    /// <summary>Makes a project with the stack learn01, as this checkout has it.</summary>
    public Protos()
    {
        Write("Pulumi.yaml", "name: prototypes\n");
        Write("Pulumi.learn01.yaml", File.ReadAllText(Path.Combine(Checkout.Root, "Pulumi.learn01.yaml")));
    }

    /// <summary>The full path of a file or folder of the project.</summary>
    public string this[string relative] => Path.Combine(_folder, relative);

    /// <summary>What is in the project's folder, sorted.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFileSystemEntries(_folder)
        .Select(path => Path.GetFileName(path))
        .Order(StringComparer.Ordinal);

    public void Write(string relative, string text) => File.WriteAllText(this[relative], text);

    /// <summary>Runs one command.</summary>
    public Task<Outcome> RunAsync(params string[] args) => RunAsync(args, CancellationToken.None);

    /// <summary>Runs one command that can be interrupted.</summary>
    public async Task<Outcome> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(
            args,
            new CommandEnvironment { Output = output, Error = error, Input = TextReader.Null, ProjectDirectory = _folder, IsTerminal = false },
            cancellationToken);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Plans the stack learn01.</summary>
    /// <returns>The plan, after nothing went wrong.</returns>
    public async Task<string> PlanAsync(params string[] args)
    {
        var outcome = await RunAsync(["plan", "learn01", .. args]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome.Output;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>How a command ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);
