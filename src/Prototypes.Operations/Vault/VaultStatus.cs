using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Vault;

/// <summary>Says how each replica is. Looks once, waits for nothing and changes nothing.</summary>
/// <param name="processes">Starts kubectl.</param>
/// <param name="log">Told what is waited for.</param>
/// <param name="time">Paces the waiting for the CA's Secret.</param>
public sealed class VaultStatus(IProcessRunner processes, IProgressLog log, TimeProvider time)
{
    /// <summary>Asks every replica.</summary>
    /// <param name="target">Which Vault.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// One status per replica, in the order of the pods; one that does not answer is <see cref="ReplicaMode.Unreachable"/>.
    /// </returns>
    /// <exception cref="OperationException">kubectl or the certificate does not work.</exception>
    public async Task<IReadOnlyList<ReplicaStatus>> RunAsync(VaultTarget target, CancellationToken cancellationToken)
    {
        var impatient = target with { Patience = target.Patience with { Limit = TimeSpan.Zero } };
        await using var cluster = await VaultCluster.OpenAsync(impatient, processes, log, time, cancellationToken).ConfigureAwait(false);
        return await cluster.LookAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether Vault is in service: every replica is unsealed and one is active.</summary>
    public static bool IsInService(IReadOnlyList<ReplicaStatus> replicas) =>
        replicas.All(replica => replica.Mode is ReplicaMode.Active or ReplicaMode.Standby)
            && replicas.Any(replica => replica.Mode == ReplicaMode.Active);
}
