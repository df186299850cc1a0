namespace Prototypes.Operations.Processes;

/// <summary>Starts the command-line tools that an operation relies on (kubectl, docker, minikube). The boundary that tests replace.</summary>
public interface IProcessRunner
{
    /// <summary>Runs a tool to its end.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellationToken">Ends the tool and its children.</param>
    /// <returns>Its exit code and output, whatever the exit code is.</returns>
    /// <exception cref="OperationException">The tool is not on <c>PATH</c>, or it did not end within <see cref="ProcessRequest.Timeout"/>.</exception>
    Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken);

    /// <summary>Starts a tool that runs until it is disposed of, such as <c>kubectl port-forward</c>.</summary>
    /// <param name="request">What to run; its time limit does not apply.</param>
    /// <returns>The running tool. Disposing of it ends the tool and its children.</returns>
    /// <exception cref="OperationException">The tool is not on <c>PATH</c>.</exception>
    IRunningProcess Start(ProcessRequest request);
}

/// <summary>A tool that is running.</summary>
public interface IRunningProcess : IAsyncDisposable
{
    /// <summary>Reads the next line of standard output; null when the tool has ended.</summary>
    Task<string?> ReadLineAsync(CancellationToken cancellationToken);

    /// <summary>Completes with the exit code when the tool ends by itself.</summary>
    Task<int> Completion { get; }

    /// <summary>What the tool has written to standard error so far.</summary>
    string StandardError { get; }
}

/// <summary>A tool and how to run it.</summary>
/// <param name="FileName">The tool's name, looked up on <c>PATH</c>.</param>
/// <param name="Arguments">Its arguments, each passed as it is: no shell takes part. Never a secret.</param>
public sealed record ProcessRequest(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>Text for standard input; null closes it at once. May hold secrets.</summary>
    public string? StandardInput { get; init; }

    /// <summary>Environment variables set on top of the inherited ones; with <c>PATH</c> among them, the tool is looked up there. May hold secrets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder that it is started in, which relative paths are taken from; null for this process's own.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>How long the tool may take before it is ended. Default: 1 minute.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>What a tool left behind when it ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="StandardOutput">All of its standard output.</param>
/// <param name="StandardError">All of its standard error.</param>
public sealed record ProcessResult(int ExitCode, string StandardOutput, string StandardError);
