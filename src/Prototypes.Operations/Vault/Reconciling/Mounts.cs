using System.Text.Json.Nodes;
using Prototypes.Operations.Vault.Configuration;

namespace Prototypes.Operations.Vault.Reconciling;

/// <summary>Secrets engines and login methods at their paths.</summary>
internal static class Mounts
{
    public static async Task EnsureAsync(Reconciliation run, PkiMount mount)
    {
        var maxLease = (long)mount.MaxLeaseTtl.TotalSeconds;
        var existing = await FindAsync(run, "sys/mounts", mount.Path, "pki").ConfigureAwait(false);
        if (existing is null)
        {
            var settings = new JsonObject { ["max_lease_ttl"] = $"{maxLease}s" };
            await run.WriteAsync($"sys/mounts/{mount.Path}", new JsonObject { ["type"] = "pki", ["config"] = settings })
                .ConfigureAwait(false);
            run.Changed($"Mounted a PKI engine at {mount.Path}");
        }
        else if (existing["config"]?["max_lease_ttl"]?.GetValue<long>() != maxLease)
        {
            await run.WriteAsync($"sys/mounts/{mount.Path}/tune", new JsonObject { ["max_lease_ttl"] = $"{maxLease}s" })
                .ConfigureAwait(false);
            run.Changed($"Changed {mount.Path} (max_lease_ttl)");
        }

        if (mount.Urls is { } urls)
        {
            await run.EnsureAsync(
                $"{mount.Path}/config/urls",
                new JsonObject
                {
                    ["issuing_certificates"] = Json.List(urls.IssuingCertificates),
                    ["crl_distribution_points"] = Json.List(urls.CrlDistributionPoints),
                    ["ocsp_servers"] = Json.List(urls.OcspServers),
                }).ConfigureAwait(false);
        }
    }

    public static async Task EnsureAsync(Reconciliation run, KeyValueMount mount)
    {
        var existing = await FindAsync(run, "sys/mounts", mount.Path, "kv").ConfigureAwait(false);
        if (existing is null)
        {
            var options = new JsonObject { ["version"] = "2" };
            await run.WriteAsync($"sys/mounts/{mount.Path}", new JsonObject { ["type"] = "kv", ["options"] = options })
                .ConfigureAwait(false);
            run.Changed($"Mounted a key-value engine at {mount.Path}");
        }
        else if (existing["options"]?["version"]?.ToString() != "2")
        {
            throw new OperationException($"The key-value engine at '{mount.Path}' has no versions. Choose another path, or upgrade it with "
                + "'vault kv enable-versioning'.");
        }
    }

    public static async Task EnsureAsync(Reconciliation run, KubernetesAuthMethod method)
    {
        if (await FindAsync(run, "sys/auth", method.Path, "kubernetes").ConfigureAwait(false) is null)
        {
            await run.WriteAsync($"sys/auth/{method.Path}", new JsonObject { ["type"] = "kubernetes" }).ConfigureAwait(false);
            run.Changed($"Enabled the Kubernetes login at auth/{method.Path}");
        }

        // No CA and no reviewer token: Vault then reads its pod's own, which Kubernetes renews.
        await run.EnsureAsync(
            $"auth/{method.Path}/config",
            new JsonObject { ["kubernetes_host"] = method.KubernetesHost, ["kubernetes_ca_cert"] = "", ["disable_local_ca_jwt"] = false })
                .ConfigureAwait(false);
    }

    private static async Task<JsonObject?> FindAsync(Reconciliation run, string table, string path, string type)
    {
        var mounts = await run.ReadAsync(table).ConfigureAwait(false);
        return (mounts?[$"{path}/"] as JsonObject) switch
        {
            null => null,
            { } mount when mount["type"]?.ToString() == type => mount,
            { } other => throw new OperationException($"'{path}' is taken by an engine of type '{other["type"]}', not '{type}'. Choose "
                + "another path."),
        };
    }
}
