using Prototypes.Operations.Kubernetes;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Etcd;

/// <summary>Turns encryption of values in etcd on and off, and changes its keys, on a cluster that runs.</summary>
/// <remarks>
/// At every moment all values are readable, by the API server that runs and by one that starts then. An operation that was interrupted is
/// finished by running it again. While the API server restarts (20 to 60 seconds) nothing else should use the cluster. Values of before
/// stay in etcd's old revisions until it compacts them (the API server has it do so every 5 minutes), and on disk until a defragmentation.
/// </remarks>
/// <param name="runner">Runs kubectl, docker and minikube.</param>
/// <param name="time">The clock for waiting.</param>
/// <param name="log">Is told what happens.</param>
/// <param name="options">The cluster.</param>
public sealed class EtcdEncryption(IProcessRunner runner, TimeProvider time, IProgressLog log, EtcdOptions options)
{
    /// <summary>Encrypts all values, those that are there and those to come.</summary>
    /// <param name="desired">The configuration; its first key writes.</param>
    /// <param name="cancellationToken">Interrupts the operation.</param>
    /// <exception cref="OperationException">Nothing was changed; or, where the message says so, what was changed is undone or can be
    /// finished by running it again.</exception>
    public async Task EnableAsync(EncryptionConfiguration desired, CancellationToken cancellationToken)
    {
        Require(desired, EncryptionPhase.Encrypt);
        var session = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var state = await session.ObserveAsync(desired, cancellationToken).ConfigureAwait(false);
        if (state is { ServerUsesConfiguration: true, Configuration: { Phase: EncryptionPhase.Encrypt } current }
            && current.Writes != desired.Writes)
        {
            throw new OperationException($"The cluster already encrypts with '{current.Keys.First()}'. Use 'etcd rotate' to change keys.");
        }

        await session.ExecuteAsync(EncryptionPlan.ToReach(state, desired), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes keys, provider, resources or phase: keys that are new are added first, those that are left out go when no value
    /// needs them.</summary>
    /// <param name="desired">The configuration; its first key writes.</param>
    /// <param name="phase">The phase that is meant: <see cref="EncryptionPhase.Decrypt"/> stores everything in plaintext, but keeps the
    /// keys on the node.</param>
    /// <param name="cancellationToken">Interrupts the operation.</param>
    /// <exception cref="OperationException">As for <see cref="EnableAsync"/>; also where nothing is encrypted yet.</exception>
    public async Task RotateAsync(EncryptionConfiguration desired, EncryptionPhase phase, CancellationToken cancellationToken)
    {
        Require(desired, phase);
        var session = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var state = await session.ObserveAsync(desired, cancellationToken).ConfigureAwait(false);
        if (state.Configuration is null)
        {
            throw new OperationException("The cluster does not encrypt, so there is no key to change. Use 'etcd enable'.");
        }

        await session.ExecuteAsync(EncryptionPlan.ToReach(state, desired), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes every value anew that is not stored as the API server would store it today.</summary>
    /// <param name="cancellationToken">Interrupts the operation.</param>
    /// <exception cref="OperationException">Nothing is encrypted, or a value cannot be written.</exception>
    public async Task RewriteAsync(CancellationToken cancellationToken)
    {
        var session = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var state = await session.ObserveAsync(null, cancellationToken).ConfigureAwait(false);
        if (state is not { ServerUsesConfiguration: true, Configuration: { } current })
        {
            throw new OperationException("The API server uses no encryption configuration, so there is nothing to rewrite. Use 'etcd "
                + "enable'.");
        }

        await session.ExecuteAsync(EncryptionPlan.ToReach(state, current), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores everything in plaintext again, has the API server start without keys, and removes them from the node.</summary>
    /// <param name="cancellationToken">Interrupts the operation.</param>
    /// <exception cref="OperationException">As for <see cref="EnableAsync"/>.</exception>
    public async Task DisableAsync(CancellationToken cancellationToken)
    {
        var session = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var state = await session.ObserveAsync(null, cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(EncryptionPlan.ToRemove(state), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says how values are stored. Changes nothing.</summary>
    /// <param name="resources">Resources to look at besides those of the configuration, or Secrets when there is none.</param>
    /// <param name="cancellationToken">Interrupts the operation.</param>
    /// <exception cref="OperationException">The node is not there, or what stands on it cannot be read.</exception>
    public async Task<EtcdStatus> GetStatusAsync(IReadOnlyList<string> resources, CancellationToken cancellationToken)
    {
        var session = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await session.DescribeAsync(resources, cancellationToken).ConfigureAwait(false);
    }

    private static void Require(EncryptionConfiguration desired, EncryptionPhase phase)
    {
        if (desired.FindProblems(phase) is { Count: > 0 } problems)
        {
            throw new OperationException(string.Join(" ", problems));
        }
    }

    private async Task<EncryptionSession> OpenAsync(CancellationToken cancellationToken)
    {
        var node = await ControlPlaneNode.FindAsync(runner, options, cancellationToken).ConfigureAwait(false);
        var kubectl = new Kubectl(runner, new KubectlOptions
        {
            Context = options.ContextOrDefault,
            Environment = options.Environment,
            Timeout = TimeSpan.FromMinutes(1),
        });
        return new EncryptionSession(node, kubectl, time, log, options);
    }
}
