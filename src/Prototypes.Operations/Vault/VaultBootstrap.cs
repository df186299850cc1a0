using System.Net;
using System.Text.Json.Nodes;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Vault;

/// <summary>How a new Vault is initialised.</summary>
public sealed record VaultBootstrapOptions
{
    /// <summary>How many key shares are made, 1 to 255. Default: 5.</summary>
    public int Shares { get; init; } = 5;

    /// <summary>How many of them unseal Vault: 1 of 1, otherwise 2 up to all. Default: 3.</summary>
    public int Threshold { get; init; } = 3;

    /// <summary>
    /// Ends as soon as the keys are handed over, and leaves the unsealing to <see cref="VaultUnseal"/>. For a caller that keeps the keys
    /// only if the operation
    /// succeeds, as <c>Pulumi.Command</c> does: after the keys have arrived, nothing is left that could fail.
    /// </summary>
    public bool InitializeOnly { get; init; }

    internal void Check()
    {
        if (Shares is < 1 or > 255)
        {
            throw new OperationException($"'{Shares}' key shares are not possible. Give 1 to 255.");
        }

        if (Threshold < 1 || Threshold > Shares || (Shares > 1 && Threshold == 1))
        {
            throw new OperationException(
                $"A threshold of '{Threshold}' does not go with {Shares} key shares. Give {(Shares == 1 ? "1" : $"2 to {Shares}")}.");
        }
    }
}

/// <summary>
/// Brings a Vault from freshly started pods into service: initialises it, once and never twice, and unseals every replica.
/// May be interrupted anywhere and run again.
/// </summary>
/// <param name="processes">Starts kubectl.</param>
/// <param name="log">Told what happens, never a secret.</param>
/// <param name="time">Paces the waiting.</param>
public sealed class VaultBootstrap(IProcessRunner processes, IProgressLog log, TimeProvider time)
{
    /// <summary>Initialises Vault if it is new, and unseals it.</summary>
    /// <param name="target">Which Vault.</param>
    /// <param name="options">How to initialise it.</param>
    /// <param name="known">The keys that an earlier run gave; null if there was none.</param>
    /// <param name="keep">
    /// Keeps the keys. Called with the known ones again, or with new ones at once after Vault has given them, before anything else is
    /// tried.
    /// </param>
    /// <param name="cancellationToken">Gives up; not between Vault's answer and <paramref name="keep"/>.</param>
    /// <exception cref="OperationException">
    /// Vault is initialised and its keys are not at hand; the keys do not fit; the replicas did not come into service in time; kubectl or
    /// the certificate does not work.
    /// </exception>
    public async Task RunAsync(
        VaultTarget target,
        VaultBootstrapOptions options,
        VaultKeys? known,
        Func<VaultKeys, Task> keep,
        CancellationToken cancellationToken)
    {
        options.Check();
        await using var cluster = await VaultCluster.OpenAsync(target, processes, log, time, cancellationToken).ConfigureAwait(false);
        await cluster.WaitForPodsAsync(cancellationToken).ConfigureAwait(false);
        var keys = await new Initialization(cluster, options, known, keep).RunAsync(cancellationToken).ConfigureAwait(false);
        if (!options.InitializeOnly)
        {
            await new VaultUnsealing(cluster, keys).RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class Initialization(VaultCluster cluster, VaultBootstrapOptions options, VaultKeys? known, Func<VaultKeys, Task> keep)
    {
        private bool _asked;

        public Task<VaultKeys> RunAsync(CancellationToken cancellationToken) =>
            cluster.Waiter.UntilAsync("every replica of Vault answers", () => StepAsync(cancellationToken), cancellationToken);

        private async Task<VaultKeys> StepAsync(CancellationToken cancellationToken)
        {
            // All must have answered: an initialised replica that is only slow must not lead to a second Vault beside it.
            var statuses = await cluster.LookAsync(cancellationToken).ConfigureAwait(false);
            if (statuses.FirstOrDefault(status => status.Mode == ReplicaMode.Unreachable) is { } unreachable)
            {
                throw new TransientException($"{unreachable}.");
            }

            if (!statuses.Any(status => status.IsInitialized))
            {
                return await InitializeAsync(cancellationToken).ConfigureAwait(false);
            }

            var keys = known ?? throw KeysAreMissing(statuses);
            cluster.Log.Report("Vault is initialised already; its keys are at hand.");
            await keep(keys).ConfigureAwait(false);
            return keys;
        }

        private async Task<VaultKeys> InitializeAsync(CancellationToken cancellationToken)
        {
            if (known is not null)
            {
                cluster.Log.Report("Vault is new: the keys at hand belonged to an earlier one and are replaced.");
            }

            // Always the first replica: whichever run it is, a second one must not be initialised beside it.
            var leader = cluster.Replicas[0];
            var body = new JsonObject { ["secret_shares"] = options.Shares, ["secret_threshold"] = options.Threshold };
            _asked = true;
            var response = await leader.SendAsync(HttpMethod.Put, "sys/init", body, null, CancellationToken.None).ConfigureAwait(false);
            if (!response.IsSuccess)
            {
                throw response.Status == HttpStatusCode.BadRequest
                    && !response.Errors.Contains("already initialized", StringComparison.OrdinalIgnoreCase)
                    ? new OperationException($"Vault refuses to be initialised: {response.Errors}.")
                    : new TransientException($"{leader.Pod} cannot be initialised at the moment ({response.Errors}).");
            }

            var keys = ReadKeys(response) ?? throw new TransientException($"The answer of {leader.Pod} to its initialisation was cut off.");
            await keep(keys).ConfigureAwait(false);
            cluster.Log.Report($"Initialised Vault on {leader.Pod}: {options.Shares} key shares, of which {options.Threshold} unseal it.");
            cancellationToken.ThrowIfCancellationRequested();
            return keys;
        }

        private VaultKeys? ReadKeys(VaultResponse response) =>
            response.Body["keys_base64"] is JsonArray shares && response.Body["root_token"] is JsonValue token
                ? new VaultKeys
                {
                    Shares = [.. shares.Select(share => share!.ToString())],
                    Threshold = options.Threshold,
                    RootToken = token.ToString(),
                }
                : null;

        private OperationException KeysAreMissing(IReadOnlyList<ReplicaStatus> statuses)
        {
            var place = $"Vault in namespace {cluster.Target.Namespace} is initialised and its unseal keys are not at hand";
            var wayOut = $"delete the Helm release '{cluster.Target.Release}' and its storage claims (data-{cluster.Target.Release}-0 and "
                + "so on), and run the command again";
            if (statuses.Any(status => status.IsUnsealed))
            {
                return new OperationException($"{place}. It is unsealed, so somebody has them: hand over on standard input what the "
                    + "initialisation gave.");
            }

            // Peers join at the first unsealing: where they have not, nobody has ever unsealed this Vault.
            var neverUnsealed = _asked || statuses.Any(status => status.Mode == ReplicaMode.Uninitialized);
            return new OperationException(neverUnsealed
                ? $"{place}: the answer to its initialisation was lost on the way. It has never been unsealed, so nothing is stored in it: "
                    + $"{wayOut}."
                : $"{place}. If you have them, hand them over on standard input. If its initialisation was interrupted, it was never "
                    + $"unsealed and nothing is stored in it: {wayOut}.");
        }
    }
}
