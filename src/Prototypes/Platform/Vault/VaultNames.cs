using System.Collections.Immutable;

namespace Prototypes.Platform;

/// <summary>The names by which clients reach Vault.</summary>
internal static class VaultNames
{
    private const string Domain = "svc.cluster.local";

    /// <summary>
    /// The subject alternative names of its server certificate. None is a wildcard with one label behind it: OpenSSL does not take those.
    /// </summary>
    /// <param name="replicas">How many replicas there are.</param>
    public static ImmutableArray<string> ServerNames(int replicas)
    {
        var services = new[] { "vault", "vault-active", "vault-standby", "vault-internal" };
        var pods = Enumerable.Range(0, replicas).Select(Pod);
        return
        [
            .. services.SelectMany(service => new[] { service, $"{service}.vault", $"{service}.vault.svc", $"{service}.vault.{Domain}" }),
            .. pods.SelectMany(pod => new[]
            {
                $"{pod}.vault-internal", $"{pod}.vault-internal.vault.svc", $"{pod}.vault-internal.vault.{Domain}",
            }),
            "localhost",
        ];
    }

    /// <summary>The name of a replica's pod.</summary>
    /// <param name="replica">Its number, from 0.</param>
    public static string Pod(int replica) => $"{Vault.ReleaseName}-{replica}";
}
