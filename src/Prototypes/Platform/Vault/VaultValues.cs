using System.Text;

namespace Prototypes.Platform;

/// <summary>The values of Vault's chart.</summary>
internal static class VaultValues
{
    private const string CertificateDirectory = "/vault/userconfig/vault-tls";
    private const string CertificateVolume = "server-certificate";

    /// <summary>The user and group of the image.</summary>
    private const int User = 100;
    private const int Group = 1000;

    /// <summary>Decides the values.</summary>
    /// <param name="replicas">How many replicas there are.</param>
    /// <param name="image">Vault's image, in which the sidecar runs too.</param>
    public static Dictionary<string, object> For(int replicas, string image) => new()
    {
        ["global"] = new Dictionary<string, object> { ["enabled"] = true, ["tlsDisable"] = false },
        ["injector"] = new Dictionary<string, object> { ["enabled"] = false },
        ["server"] = new Dictionary<string, object>
        {
            // All replicas may share the one node that most local clusters have.
            ["affinity"] = "",
            ["extraEnvironmentVars"] = new Dictionary<string, object> { ["VAULT_CACERT"] = $"{CertificateDirectory}/ca.crt" },
            ["resources"] = new Dictionary<string, object>
            {
                ["requests"] = new Dictionary<string, object> { ["cpu"] = "50m", ["memory"] = "128Mi" },
                ["limits"] = new Dictionary<string, object> { ["cpu"] = "1", ["memory"] = "512Mi" },
            },
            ["volumes"] = new object[]
            {
                new Dictionary<string, object>
                {
                    ["name"] = CertificateVolume,
                    ["secret"] = new Dictionary<string, object> { ["secretName"] = Vault.ServerSecret, ["defaultMode"] = 0b100_100_000 },
                },
            },
            ["volumeMounts"] = new object[] { CertificateMount() },
            ["statefulSet"] = new Dictionary<string, object>
            {
                ["securityContext"] = new Dictionary<string, object> { ["pod"] = PodSecurity(), ["container"] = ContainerSecurity() },
            },
            ["shareProcessNamespace"] = true,
            ["extraContainers"] = new object[] { CertificateReloader(image) },
            ["dataStorage"] = new Dictionary<string, object> { ["size"] = "1Gi" },
            // Kept claims would hold an initialised Vault whose keys are gone with the stack (https://github.com/hashicorp/vault-helm/issues/873).
            ["persistentVolumeClaimRetentionPolicy"] = new Dictionary<string, object> { ["whenDeleted"] = "Delete", ["whenScaled"] = "Delete" },
            ["standalone"] = new Dictionary<string, object> { ["enabled"] = false },
            ["ha"] = new Dictionary<string, object>
            {
                ["enabled"] = true,
                ["replicas"] = replicas,
                ["raft"] = new Dictionary<string, object> { ["enabled"] = true, ["setNodeId"] = true, ["config"] = Configuration(replicas) },
            },
        },
    };

    /// <summary>Vault's own configuration: every replica knows all others, and joins whichever is unsealed first.</summary>
    /// <param name="replicas">How many replicas there are.</param>
    public static string Configuration(int replicas)
    {
        var joins = new StringBuilder();
        foreach (var replica in Enumerable.Range(0, replicas))
        {
            joins.Append($$"""

                  retry_join {
                    leader_api_addr     = "https://{{VaultNames.Pod(replica)}}.vault-internal:8200"
                    leader_ca_cert_file = "{{CertificateDirectory}}/ca.crt"
                  }

                """);
        }

        return $$"""
            ui            = true
            cluster_name  = "vault-integrated-storage"
            disable_mlock = true

            listener "tcp" {
              address         = "[::]:8200"
              cluster_address = "[::]:8201"
              tls_disable     = 0
              tls_cert_file   = "{{CertificateDirectory}}/tls.crt"
              tls_key_file    = "{{CertificateDirectory}}/tls.key"
            }

            storage "raft" {
              path = "/vault/data"
            {{joins.ToString().TrimEnd()}}
            }

            service_registration "kubernetes" {}

            """;
    }

    // Vault reads its certificate at its start and when it is told to: the kubelet writes a renewed one, and this tells Vault.
    private static Dictionary<string, object> CertificateReloader(string image) => new()
    {
        ["name"] = "certificate-reloader",
        ["image"] = image,
        ["command"] = new object[] { "/bin/sh", "-c", ReloadScript },
        ["securityContext"] = ContainerSecurity(),
        ["resources"] = new Dictionary<string, object>
        {
            ["requests"] = new Dictionary<string, object> { ["cpu"] = "5m", ["memory"] = "16Mi" },
            ["limits"] = new Dictionary<string, object> { ["cpu"] = "50m", ["memory"] = "32Mi" },
        },
        ["volumeMounts"] = new object[] { CertificateMount() },
    };

    private const string ReloadScript = $"""
        current() {"{"} sha256sum {CertificateDirectory}/tls.crt; {"}"}
        loaded=$(current)
        while sleep 30; do
          if [ "$(current)" != "$loaded" ] && pkill -HUP -x vault; then
            loaded=$(current)
          fi
        done
        """;

    private static Dictionary<string, object> CertificateMount() => new()
    {
        ["name"] = CertificateVolume,
        ["mountPath"] = CertificateDirectory,
        ["readOnly"] = true,
    };

    private static Dictionary<string, object> PodSecurity() => new()
    {
        ["runAsNonRoot"] = true,
        ["runAsUser"] = User,
        ["runAsGroup"] = Group,
        ["fsGroup"] = Group,
        ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" },
    };

    private static Dictionary<string, object> ContainerSecurity() => new()
    {
        ["allowPrivilegeEscalation"] = false,
        ["capabilities"] = new Dictionary<string, object> { ["drop"] = new object[] { "ALL" } },
    };
}
