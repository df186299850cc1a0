using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Kubernetes;

/// <summary>Asks the API server of one cluster through <c>kubectl</c>.</summary>
internal sealed class Kubectl(IProcessRunner processes, KubectlOptions options)
{
    // kubectl has no exit codes of its own: these words tell what waiting cannot mend.
    private static readonly string[] Lasting =
    [
        "does not exist", "no such file or directory", "cannot find the file", "(Forbidden)", "(Unauthorized)", "You must be logged in",
        "error loading config file",
    ];

    /// <summary>Runs kubectl to its end and gives its standard output.</summary>
    /// <exception cref="TransientException">kubectl failed for a reason that may pass.</exception>
    /// <exception cref="OperationException">kubectl is missing, hangs, or failed for a reason that stays.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync(Request(arguments), cancellationToken).ConfigureAwait(false);
        return result.ExitCode == 0 ? result.StandardOutput : throw Failure(arguments[0], result.ExitCode, result.StandardError);
    }

    /// <summary>Runs kubectl to its end and gives what came of it, whatever its exit code is.</summary>
    /// <exception cref="OperationException">kubectl is missing or hangs.</exception>
    public Task<ProcessResult> TryAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? input = null) =>
        processes.RunAsync(Request(arguments) with { StandardInput = input }, cancellationToken);

    /// <summary>Forwards a free port of 127.0.0.1 to a port of a pod until the result is disposed of.</summary>
    /// <exception cref="TransientException">
    /// The pod cannot be reached at the moment, or kubectl did not say in time that it forwards.
    /// </exception>
    /// <exception cref="OperationException">kubectl is missing or failed for a reason that stays.</exception>
    public async Task<PortForward> ForwardAsync(string @namespace, string pod, int port, CancellationToken cancellationToken)
    {
        string[] arguments = ["port-forward", "--namespace", @namespace, "--address", "127.0.0.1", $"pod/{pod}", $":{port}"];
        var process = processes.Start(Request(arguments));
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.Timeout);
            while (await process.ReadLineAsync(limit.Token).ConfigureAwait(false) is { } line)
            {
                if (PortForward.ParseLocalPort(line) is { } localPort)
                {
                    return new PortForward(process, localPort);
                }
            }

            throw Failure("port-forward", await process.Completion.WaitAsync(limit.Token).ConfigureAwait(false), process.StandardError);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw new TransientException($"'{options.Tool} port-forward' to {pod} did not say within {options.Timeout.TotalSeconds:0.#} "
                + "seconds that it forwards.");
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private ProcessRequest Request(IReadOnlyList<string> arguments)
    {
        List<string> all = [];
        if (options.Kubeconfig is { } kubeconfig)
        {
            all.AddRange(["--kubeconfig", kubeconfig]);
        }

        if (options.Context is { } context)
        {
            all.AddRange(["--context", context]);
        }

        return new ProcessRequest(options.Tool, [.. all, .. arguments]) { Timeout = options.Timeout, Environment = options.Environment };
    }

    private Exception Failure(string verb, int exitCode, string standardError)
    {
        var said = standardError.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
            ?? "it said nothing";
        var message = $"'{options.Tool} {verb}' failed with exit code {exitCode}: {said.TrimEnd('.')}.";
        return Lasting.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? new OperationException($"{message} Check the kubeconfig, its context and what it may do.")
            : new TransientException(message);
    }
}
