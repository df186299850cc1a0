using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Etcd;

/// <summary>Runs kubectl against one cluster.</summary>
internal sealed class Kubectl(IProcessRunner runner, EtcdOptions options)
{
    public Task<ProcessResult> TryAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? input = null) => runner.RunAsync(
        new ProcessRequest("kubectl", ["--context", options.ContextOrDefault, .. arguments]) { StandardInput = input, Environment = options.Environment },
        cancellationToken);

    public async Task<string> RunAsync(IReadOnlyList<string> arguments, string what, CancellationToken cancellationToken, string? input = null)
    {
        var result = await TryAsync(arguments, cancellationToken, input).ConfigureAwait(false);
        return result.ExitCode == 0 ? result.StandardOutput : throw new OperationException($"{what} failed: {ToolOutput.FirstLine(result)}");
    }
}
