using System.Text;
using System.Text.Json;
using Prototypes.Operations.Kubernetes;

namespace Prototypes.Operations.Etcd;

/// <summary>Tells how values are stored in etcd without reading them: etcd sorts their keys by value, and compares single ones with
/// prefixes itself.</summary>
/// <remarks>No value ever leaves etcd. Whatever is stored alike stands together in that order, so that looking at the ends of a stretch
/// tells all of it.</remarks>
internal sealed class EtcdStore(Kubectl kubectl, ControlPlaneNode node)
{
    /// <summary>What the values of a resource begin with.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="keys">The keys that values may have been encrypted with; the likeliest first.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <returns>One entry per prefix that occurs, sorted by prefix.</returns>
    public async Task<IReadOnlyList<StoredValues>> ClassifyAsync(
        EncryptedResource resource, IEnumerable<ProviderKey> keys, CancellationToken cancellationToken)
    {
        var search = new PrefixSearch(PrefixRange.Cover(keys), comparisons => HoldAsync(comparisons, cancellationToken));
        await search.ClassifyAsync(await ListByValueAsync(resource, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return
        [
            .. search.Found.GroupBy(value => value.Prefix, value => value.Key).OrderBy(group => group.Key.Text, StringComparer.Ordinal)
                .Select(group => new StoredValues(resource, group.Key, [.. group.Order(StringComparer.Ordinal)])),
        ];
    }

    private async Task<StoredEntry[]> ListByValueAsync(EncryptedResource resource, CancellationToken cancellationToken)
    {
        var list = await EtcdctlAsync(
            ["get", resource.Folder, "--prefix", "--keys-only", "--sort-by=VALUE", "--order=ASCEND", "--write-out=json"],
            null,
            cancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(list);
        return document.RootElement.TryGetProperty("kvs", out var entries)
            ? [.. entries.EnumerateArray().Select(entry => new StoredEntry(
                Encoding.UTF8.GetString(entry.GetProperty("key").GetBytesFromBase64()), entry.GetProperty("mod_revision").GetInt64()))]
            : [];
    }

    /// <summary>Whether all comparisons hold at one moment.</summary>
    private async Task<bool> HoldAsync(IEnumerable<string> comparisons, CancellationToken cancellationToken)
    {
        // The comparisons, what to do if they hold, and what if they do not, each ended by an empty line.
        var transaction = $"{string.Join('\n', comparisons)}\n\n\n\n";
        var answer = await EtcdctlAsync(["txn"], transaction, cancellationToken).ConfigureAwait(false);
        return answer.StartsWith("SUCCESS", StringComparison.Ordinal);
    }

    private async Task<string> EtcdctlAsync(IReadOnlyList<string> arguments, string? input, CancellationToken cancellationToken)
    {
        string[] command =
        [
            "--namespace=kube-system", "exec", "--stdin", $"etcd-{node.Name}", "--container=etcd", "--",
            "etcdctl", "--endpoints=https://127.0.0.1:2379", $"--cacert={node.EtcdCertificates}/ca.crt",
            $"--cert={node.EtcdCertificates}/server.crt", $"--key={node.EtcdCertificates}/server.key", .. arguments,
        ];
        var result = await kubectl.TryAsync(command, cancellationToken, input).ConfigureAwait(false);
        return result.OutputOf("Asking etcd how values are stored");
    }
}
