using System.Net;
using System.Text.Json.Nodes;

namespace Prototypes.Operations.Vault;

/// <summary>Vault refused the token, or what it may do.</summary>
internal sealed class VaultForbiddenException(string message) : Exception(message);

/// <summary>
/// Reads and writes Vault's paths on the active replica with one token. Sends each request once: who calls decides what may be tried again.
/// </summary>
internal sealed class VaultSession(VaultCluster cluster, string token)
{
    private VaultReplica? _active;

    /// <summary>Reads a path; null if nothing is there.</summary>
    public async Task<JsonObject?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var response = await SendAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        return response.Status == HttpStatusCode.NotFound ? null : Demand(response, path, quote: true).Data;
    }

    /// <summary>Writes a path and gives what Vault answers.</summary>
    /// <param name="path">The path below <c>/v1/</c>.</param>
    /// <param name="body">What to write.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="secret">Whether the body holds secrets: then Vault's words, which may quote it, are kept out of errors.</param>
    public async Task<JsonObject> WriteAsync(string path, JsonObject body, CancellationToken cancellationToken, bool secret = false)
    {
        var response = await SendAsync(HttpMethod.Post, path, body, cancellationToken).ConfigureAwait(false);
        return Demand(response, path, quote: !secret).Data;
    }

    /// <summary>Deletes a path; one that is not there is no error.</summary>
    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        var response = await SendAsync(HttpMethod.Delete, path, null, cancellationToken).ConfigureAwait(false);
        if (response.Status != HttpStatusCode.NotFound)
        {
            Demand(response, path, quote: true);
        }
    }

    private static VaultResponse Demand(VaultResponse response, string path, bool quote) => response switch
    {
        { IsSuccess: true } => response,
        { IsTransient: true } => throw new TransientException($"Vault cannot serve {path} at the moment "
            + $"({(quote ? response.Errors : $"HTTP {(int)response.Status}")})."),
        { Status: HttpStatusCode.Forbidden } => throw new VaultForbiddenException(path),
        _ => throw new OperationException($"Vault refuses {path}: {(quote ? response.Errors : $"HTTP {(int)response.Status}")}. Correct "
            + "the configuration document."),
    };

    private async Task<VaultResponse> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        var replica = _active ??= await FindActiveAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var response = await replica.SendAsync(method, path, body, token, cancellationToken).ConfigureAwait(false);
            if (response.IsTransient)
            {
                _active = null;
            }

            return response;
        }
        catch (TransientException)
        {
            // It may have been sealed, or another one leads by now.
            _active = null;
            throw;
        }
    }

    private async Task<VaultReplica> FindActiveAsync(CancellationToken cancellationToken)
    {
        var statuses = await cluster.LookAsync(cancellationToken).ConfigureAwait(false);
        var active = statuses.FirstOrDefault(status => status.Mode == ReplicaMode.Active)
            ?? throw new TransientException($"No replica is active: {string.Join(", ", statuses)}. A sealed one needs 'vault unseal'.");
        return cluster.Replicas.First(replica => replica.Pod == active.Pod);
    }
}
