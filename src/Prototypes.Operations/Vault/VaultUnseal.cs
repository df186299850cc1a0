using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Vault;

/// <summary>
/// Unseals every replica of an initialised Vault, for example after its pods have been restarted. What is unsealed stays as it is.
/// </summary>
/// <param name="processes">Starts kubectl.</param>
/// <param name="log">Told what happens, never a secret.</param>
/// <param name="time">Paces the waiting.</param>
public sealed class VaultUnseal(IProcessRunner processes, IProgressLog log, TimeProvider time)
{
    /// <summary>Returns when every replica is unsealed, one is active and, if the root token is still valid, all are voters.</summary>
    /// <param name="target">Which Vault.</param>
    /// <param name="keys">The keys that its initialisation gave.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationException">
    /// The keys do not fit; Vault is not initialised; the replicas did not come into service in time; kubectl or the certificate does not
    /// work.
    /// </exception>
    public async Task RunAsync(VaultTarget target, VaultKeys keys, CancellationToken cancellationToken)
    {
        await using var cluster = await VaultCluster.OpenAsync(target, processes, log, time, cancellationToken).ConfigureAwait(false);
        await cluster.WaitForPodsAsync(cancellationToken).ConfigureAwait(false);
        await cluster.Waiter.UntilAsync("Vault answers", () => DemandInitializedAsync(cluster, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        await new VaultUnsealing(cluster, keys).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> DemandInitializedAsync(VaultCluster cluster, CancellationToken cancellationToken)
    {
        var statuses = await cluster.LookAsync(cancellationToken).ConfigureAwait(false);
        if (statuses.Any(status => status.IsInitialized))
        {
            return true;
        }

        throw statuses.FirstOrDefault(status => status.Mode == ReplicaMode.Unreachable) is { } unreachable
            ? new TransientException($"{unreachable}.")
            : new OperationException($"Vault in namespace {cluster.Target.Namespace} is not initialised, so there is nothing to unseal. "
                + "Run 'vault bootstrap' first.");
    }
}
