namespace Prototypes.Program;

/// <summary>What a command sees of the world. Tests make their own.</summary>
internal sealed record CommandEnvironment
{
    /// <summary>Where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where errors and progress go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where secrets and documents come from.</summary>
    public required TextReader Input { get; init; }

    /// <summary>The folder with <c>Pulumi.yaml</c> and the stack files.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Whether results are read by a person at a terminal that shows colors.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>The environment of this process.</summary>
    public static CommandEnvironment OfThisProcess() => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        Input = Console.In,
        ProjectDirectory = FindProjectDirectory(AppContext.BaseDirectory) ?? FindProjectDirectory(Environment.CurrentDirectory)
            ?? Environment.CurrentDirectory,
        IsTerminal = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    };

    /// <summary>Reads all of <see cref="Input"/>; nothing where a terminal would wait for somebody to type what should not be typed.</summary>
    /// <param name="cancellationToken">Ends the reading early.</param>
    public async Task<string> ReadInputAsync(CancellationToken cancellationToken) =>
        Input == Console.In && !Console.IsInputRedirected ? "" : await Input.ReadToEndAsync(cancellationToken);

    private static string? FindProjectDirectory(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Pulumi.yaml")))
            {
                return directory.FullName;
            }
        }

        return null;
    }
}
