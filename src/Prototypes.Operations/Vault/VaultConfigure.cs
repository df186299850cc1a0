using Prototypes.Operations.Processes;
using Prototypes.Operations.Vault.Configuration;
using Prototypes.Operations.Vault.Reconciling;

namespace Prototypes.Operations.Vault;

/// <summary>What to do with a document besides bringing it about.</summary>
public sealed record VaultConfigureOptions
{
    /// <summary>
    /// Takes the document's roles, policies and values out of Vault instead. Engines and authorities stay: others may use them. A Vault
    /// that is not in service is left as it is,
    /// so that a stack can be destroyed while it is sealed.
    /// </summary>
    public bool Remove { get; init; }

    /// <summary>
    /// Revokes the token when everything is done. Vault 2 makes a new root token only for somebody who has one, unless its listener is
    /// opened for it,
    /// so that nothing can be configured afterwards. With an empty document, a token that has been revoked already is no error.
    /// </summary>
    public bool RevokeToken { get; init; }
}

/// <summary>What <see cref="VaultConfigure"/> did and found.</summary>
/// <param name="Changes">What was changed, a line each; empty if everything was as it should be.</param>
/// <param name="Authorities">The certificates of the document's authorities.</param>
public sealed record VaultConfigureResult(IReadOnlyList<string> Changes, IReadOnlyList<AuthorityCertificate> Authorities);

/// <summary>The certificate of a CA, which is public.</summary>
/// <param name="Mount">Its PKI engine.</param>
/// <param name="IssuerName">Its name there.</param>
/// <param name="Certificate">The certificate, PEM.</param>
public sealed record AuthorityCertificate(string Mount, string IssuerName, string Certificate);

/// <summary>
/// Brings about what a <see cref="VaultConfiguration"/> describes: reads what is there, changes only what differs, says what it did.
/// May be interrupted anywhere and run again.
/// </summary>
/// <param name="processes">Starts kubectl.</param>
/// <param name="log">Told what is changed, never a secret.</param>
/// <param name="time">Paces the waiting, and tells which certificates end soon.</param>
public sealed class VaultConfigure(IProcessRunner processes, IProgressLog log, TimeProvider time)
{
    /// <summary>Configures Vault.</summary>
    /// <param name="target">Which Vault.</param>
    /// <param name="configuration">What it should hold.</param>
    /// <param name="token">A token that may do it, such as the root token.</param>
    /// <param name="options">What else to do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationException">
    /// The document contradicts itself or what is there; Vault refuses the token or a value; Vault was not in service in time; kubectl or
    /// the certificate does not work.
    /// </exception>
    public async Task<VaultConfigureResult> RunAsync(
        VaultTarget target,
        VaultConfiguration configuration,
        string token,
        VaultConfigureOptions options,
        CancellationToken cancellationToken)
    {
        VaultConfigurationRules.Check(configuration);
        await using var cluster = await VaultCluster.OpenAsync(target, processes, log, time, cancellationToken).ConfigureAwait(false);
        var session = new VaultSession(cluster, token);
        var run = new Reconciliation(session, log, time, cancellationToken);
        try
        {
            if (options.Remove && (await cluster.LookAsync(cancellationToken)
                .ConfigureAwait(false)).All(replica => replica.Mode != ReplicaMode.Active))
            {
                log.Report("Vault is not in service, so nothing was removed from it.");
                return new VaultConfigureResult([], []);
            }

            if (!await IsValidAsync(cluster, session, cancellationToken).ConfigureAwait(false))
            {
                return options.RevokeToken && configuration.IsEmpty
                    ? new VaultConfigureResult([], [])
                    : throw new OperationException("Vault does not accept the token: it has been revoked, or belongs to another Vault. "
                        + "Give the root token that 'vault bootstrap' gave, or a token that may do the same.");
            }

            foreach (var (what, step) in options.Remove ? RemovalOf(configuration, run) : StepsOf(configuration, run))
            {
                // A step reads before it writes: to try it again after a lost answer never does a thing twice.
                await cluster.Waiter.UntilAsync($"{what} can be configured", () => CompleteAsync(step), cancellationToken)
                    .ConfigureAwait(false);
            }

            var authorities = options.Remove ? [] : await CollectAsync(configuration, cluster, run, cancellationToken)
                .ConfigureAwait(false);
            if (options.RevokeToken)
            {
                await RevokeAsync(cluster, session, cancellationToken).ConfigureAwait(false);
            }

            log.Report(run.Changes.Count == 0 ? "Vault is as it should be." : $"Changed {run.Changes.Count} things in Vault.");
            return new VaultConfigureResult(run.Changes, authorities);
        }
        catch (VaultForbiddenException exception)
        {
            throw new OperationException($"Vault forbids {exception.Message} to this token. Give a token that may configure Vault, such as "
                + "the root token.", exception);
        }
    }

    private static IEnumerable<(string What, Func<Task> Step)> StepsOf(VaultConfiguration configuration, Reconciliation run) =>
    [
        // The URLs come with the mounts: they are written into every certificate that is made from then on.
        .. configuration.PkiMounts.Select(mount => Step(mount.Path, () => Mounts.EnsureAsync(run, mount))),
        .. configuration.RootAuthorities.Select(root => Step(root.IssuerName, () => RootAuthorities.EnsureAsync(run, root))),
        .. configuration.IntermediateAuthorities
            .Select(authority => Step(authority.IssuerName, () => IntermediateAuthorities.EnsureAsync(run, authority))),
        .. AuthoritiesOf(configuration).GroupBy(authority => authority.Mount).Select(group => group.Last())
            .Select(authority => Step(
                $"the default issuer of {authority.Mount}", () => Issuer.EnsureDefaultAsync(run, authority.Mount, authority.IssuerName))),
        .. configuration.PkiRoles.Select(role => Step(Access.PathOf(role), () => Access.EnsureAsync(run, role))),
        .. configuration.Policies.Select(policy => Step(Access.PathOf(policy), () => Access.EnsureAsync(run, policy))),
        .. configuration.KubernetesAuthMethods.Select(method => Step($"auth/{method.Path}", () => Mounts.EnsureAsync(run, method))),
        .. configuration.KubernetesAuthRoles.Select(role => Step(Access.PathOf(role), () => Access.EnsureAsync(run, role))),
        .. configuration.KeyValueMounts.Select(mount => Step(mount.Path, () => Mounts.EnsureAsync(run, mount))),
        .. configuration.KeyValueSecrets.Select(secret => Step($"{secret.Mount}/{secret.Path}", () => Access.EnsureAsync(run, secret))),
    ];

    private static IEnumerable<(string What, Func<Task> Step)> RemovalOf(VaultConfiguration configuration, Reconciliation run) =>
        configuration.KubernetesAuthRoles.Select(Access.PathOf)
            .Concat(configuration.Policies.Select(Access.PathOf))
            .Concat(configuration.PkiRoles.Select(Access.PathOf))
            .Concat(configuration.KeyValueSecrets.Select(secret => $"{secret.Mount}/metadata/{secret.Path}"))
            .Select(path => Step(path, () => run.RemoveAsync(path)));

    private static (string What, Func<Task> Step) Step(string what, Func<Task> step) => (what, step);

    private static IEnumerable<(string Mount, string IssuerName)> AuthoritiesOf(VaultConfiguration configuration) =>
        configuration.RootAuthorities.Select(root => (root.Mount, root.IssuerName))
            .Concat(configuration.IntermediateAuthorities.Select(authority => (authority.Mount, authority.IssuerName)));

    private static async Task<bool> CompleteAsync(Func<Task> step)
    {
        await step().ConfigureAwait(false);
        return true;
    }

    private static Task<IReadOnlyList<AuthorityCertificate>> CollectAsync(
        VaultConfiguration configuration, VaultCluster cluster, Reconciliation run, CancellationToken cancellationToken) =>
        cluster.Waiter.UntilAsync<IReadOnlyList<AuthorityCertificate>>(
            "the certificates of the authorities can be read",
            async () =>
            {
                List<AuthorityCertificate> certificates = [];
                foreach (var (mount, name) in AuthoritiesOf(configuration))
                {
                    var issuer = (await Issuer.ListAsync(run, mount).ConfigureAwait(false)).First(candidate => candidate.Name == name);
                    certificates.Add(new AuthorityCertificate(mount, name, issuer.Pem));
                }

                return certificates;
            },
            cancellationToken);

    private static Task<bool> IsValidAsync(VaultCluster cluster, VaultSession session, CancellationToken cancellationToken) =>
        cluster.Waiter.UntilAsync(
            "Vault is in service",
            async () =>
            {
                try
                {
                    await session.ReadAsync("auth/token/lookup-self", cancellationToken).ConfigureAwait(false);
                    return true;
                }
                catch (VaultForbiddenException)
                {
                    return false;
                }
            },
            cancellationToken);

    private async Task RevokeAsync(VaultCluster cluster, VaultSession session, CancellationToken cancellationToken)
    {
        await cluster.Waiter.UntilAsync(
            "the token is revoked",
            async () =>
            {
                try
                {
                    await session.WriteAsync("auth/token/revoke-self", [], cancellationToken).ConfigureAwait(false);
                }
                catch (VaultForbiddenException)
                {
                    // Revoked by the attempt before, whose answer was lost.
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
        log.Report("Revoked the token.");
    }
}
