using System.Net;
using System.Text.Json.Nodes;

namespace Prototypes.Operations.Vault;

/// <summary>Brings every replica into service: unseals what is sealed, and waits for what joins.</summary>
internal sealed class VaultUnsealing(VaultCluster cluster, VaultKeys keys)
{
    /// <summary>Returns when every replica is unsealed, one is active, and all are voters of the Raft cluster.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // A new peer has no storage before the leader lets it in, so that the leader comes first by itself;
        // after a restart all have storage, and a majority must be unsealed before any of them can lead.
        await cluster.Waiter.UntilAsync(
            "every replica of Vault is unsealed",
            async () =>
            {
                foreach (var replica in cluster.Replicas)
                {
                    if ((await VaultCluster.LookAsync(replica, cancellationToken).ConfigureAwait(false)).Mode == ReplicaMode.Sealed)
                    {
                        await UnsealAsync(replica, cancellationToken).ConfigureAwait(false);
                    }
                }

                var statuses = await cluster.LookAsync(cancellationToken).ConfigureAwait(false);
                RefuseWhatWaitingCannotMend(statuses);
                return FindObstacle(statuses) is { } obstacle ? throw new TransientException(obstacle) : true;
            },
            cancellationToken).ConfigureAwait(false);
        cluster.Log.Report($"Vault is unsealed on {cluster.Replicas.Count} of {cluster.Replicas.Count} replicas.");
        await WaitForVotersAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string? FindObstacle(IReadOnlyList<ReplicaStatus> statuses) =>
        statuses.FirstOrDefault(status => status.Mode is not (ReplicaMode.Active or ReplicaMode.Standby)) is { } behind ? $"{behind}."
        : statuses.Any(status => status.Mode == ReplicaMode.Active) ? null
        : "No replica is active yet.";

    private static void RefuseWhatWaitingCannotMend(IReadOnlyList<ReplicaStatus> statuses)
    {
        if (statuses.FirstOrDefault(status => status.Mode is ReplicaMode.Removed or ReplicaMode.DisasterRecoverySecondary) is { } outsider)
        {
            throw new OperationException($"{outsider}, which cannot be unsealed into service. Delete the pod and its storage claim, so "
                + "that it joins anew.");
        }
    }

    private async Task UnsealAsync(VaultReplica replica, CancellationToken cancellationToken)
    {
        // Shares that an interrupted run, or somebody else, has left behind could belong to other keys.
        await PutAsync(replica, new JsonObject { ["reset"] = true }, cancellationToken).ConfigureAwait(false);
        foreach (var share in keys.Shares.Take(keys.Threshold))
        {
            var status = await PutAsync(replica, new JsonObject { ["key"] = share }, cancellationToken).ConfigureAwait(false);
            if (status["sealed"]?.GetValue<bool>() == false)
            {
                break;
            }
        }

        cluster.Log.Report($"Gave {replica.Pod} its {keys.Threshold} unseal keys.");
    }

    private static async Task<JsonObject> PutAsync(VaultReplica replica, JsonObject body, CancellationToken cancellationToken)
    {
        var response = await replica.SendAsync(HttpMethod.Put, "sys/unseal", body, null, cancellationToken).ConfigureAwait(false);
        return response switch
        {
            { IsSuccess: true } => response.Body,
            { Status: HttpStatusCode.BadRequest } => throw new OperationException(
                $"{replica.Pod} refuses the unseal keys: they belong to another Vault, or to an earlier one in this place. Hand over the "
                    + "keys that its initialisation gave."),
            _ => throw new TransientException($"{replica.Pod} cannot be unsealed at the moment (HTTP {(int)response.Status})."),
        };
    }

    private async Task WaitForVotersAsync(CancellationToken cancellationToken)
    {
        if (keys.RootToken is null)
        {
            cluster.Log.Report("Without a root token, whether every replica may vote was not checked.");
            return;
        }

        var session = new VaultSession(cluster, keys.RootToken);
        try
        {
            await cluster.Waiter.UntilAsync(
                "every replica may vote for a leader",
                async () =>
                {
                    var configuration = await session.ReadAsync("sys/storage/raft/configuration", cancellationToken).ConfigureAwait(false);
                    return FindNonVoter(configuration) is { } pod ? throw new TransientException($"{pod} may not vote yet.") : true;
                },
                cancellationToken).ConfigureAwait(false);
            cluster.Log.Report("Every replica is a voter of the Raft cluster.");
        }
        catch (VaultForbiddenException)
        {
            cluster.Log.Report("The root token is no longer valid, so whether every replica may vote was not checked.");
        }
    }

    private string? FindNonVoter(JsonObject? configuration)
    {
        var voters = (configuration?["config"]?["servers"] as JsonArray ?? [])
            .Where(server => server?["voter"]?.GetValue<bool>() == true)
            .Select(server => server?["node_id"]?.GetValue<string>())
            .ToHashSet();
        return cluster.Target.Pods.FirstOrDefault(pod => !voters.Contains(pod));
    }
}
