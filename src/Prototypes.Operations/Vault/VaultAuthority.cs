using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Vault;

/// <summary>Reads the CA of Vault's server certificate, which clients in other namespaces need. It is no secret.</summary>
/// <param name="processes">Starts kubectl.</param>
/// <param name="log">Where progress goes.</param>
/// <param name="time">Paces the waiting.</param>
public sealed class VaultAuthority(IProcessRunner processes, IProgressLog log, TimeProvider time)
{
    /// <summary>Reads the CA, and waits for its Secret.</summary>
    /// <param name="target">Which Vault.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The CA's certificates, PEM.</returns>
    /// <exception cref="OperationException">It is not there in time, or holds no certificate.</exception>
    public async Task<string> RunAsync(VaultTarget target, CancellationToken cancellationToken)
    {
        await using var cluster = await VaultCluster.OpenAsync(target, processes, log, time, cancellationToken).ConfigureAwait(false);
        return cluster.Authority;
    }
}
