using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Etcd;

/// <summary>Has a new cluster encrypt before its API server first starts: puts the configuration where kind and minikube find it, and
/// starts them there.</summary>
/// <param name="runner">Runs kind, minikube and docker.</param>
/// <param name="folder">The cluster's folder.</param>
public sealed class EncryptedStart(IProcessRunner runner, ClusterFolder folder)
{
    /// <summary>How long making a cluster may take: images are pulled meanwhile.</summary>
    private static readonly TimeSpan ToolTimeout = TimeSpan.FromMinutes(20);

    /// <summary>Writes the configuration for a cluster that does not exist yet.</summary>
    /// <param name="kind">What will make the cluster.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="phase">The phase that is meant.</param>
    /// <param name="cancellationToken">Interrupts the operation.</param>
    /// <returns>False, with nothing written, if the cluster exists: its keys can only be rotated.</returns>
    /// <exception cref="OperationException">The configuration is wrong. Nothing was written.</exception>
    public async Task<bool> PrepareAsync(
        NodeKind kind, EncryptionConfiguration configuration, EncryptionPhase phase, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration.FindProblems(phase) is { Count: > 0 } problems)
        {
            throw new OperationException(string.Join(" ", problems));
        }

        if (await ExistsAsync(kind, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await folder.WriteConfigurationAsync(kind, configuration.Render(), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Runs kind or minikube where relative paths lead into the cluster's folder, and with that as minikube's home.</summary>
    /// <param name="command">The tool and its arguments.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <exception cref="OperationException">The tool is not there.</exception>
    public Task<ProcessResult> RunAsync(IReadOnlyList<string> command, string input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        folder.Create();
        return runner.RunAsync(
            new ProcessRequest(command[0], [.. command.Skip(1)])
            {
                StandardInput = input,
                WorkingDirectory = folder.Path,
                Environment = folder.ToolEnvironment,
                Timeout = ToolTimeout,
            },
            cancellationToken);
    }

    /// <summary>Removes the folder of a cluster that is gone, and with it the keys.</summary>
    /// <param name="kind">What made the cluster.</param>
    /// <param name="cancellationToken">Interrupts the operation.</param>
    /// <exception cref="OperationException">The cluster exists: without its keys its values would be lost at the next start.</exception>
    public async Task ForgetAsync(NodeKind kind, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(kind, cancellationToken).ConfigureAwait(false))
        {
            throw new OperationException(
                $"The cluster '{folder.Cluster}' exists, and cannot read what it has encrypted without '{folder.Path}'. Delete the "
                + "cluster first.");
        }

        folder.Remove();
    }

    private async Task<bool> ExistsAsync(NodeKind kind, CancellationToken cancellationToken)
    {
        if (kind == NodeKind.Minikube)
        {
            return folder.HasMinikubeProfile;
        }

        string[] list = ["ps", "--all", "--quiet", "--filter", $"label=io.x-k8s.kind.cluster={folder.Cluster}"];
        var nodes = await runner.RunAsync(new ProcessRequest("docker", list), cancellationToken).ConfigureAwait(false);
        return nodes.OutputOf("'docker ps'").Trim().Length > 0;
    }
}
