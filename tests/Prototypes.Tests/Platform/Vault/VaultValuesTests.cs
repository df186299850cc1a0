using System.Text.RegularExpressions;
using Prototypes.Platform;
using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Platform;

public sealed partial class VaultValuesTests
{
    private const string Image = "hashicorp/vault:2.0.4";

    [Fact]
    public void Every_replica_can_join_every_other_and_verifies_it() => Assert.Equal(
        """
        ui            = true
        cluster_name  = "vault-integrated-storage"
        disable_mlock = true

        listener "tcp" {
          address         = "[::]:8200"
          cluster_address = "[::]:8201"
          tls_disable     = 0
          tls_cert_file   = "/vault/userconfig/vault-tls/tls.crt"
          tls_key_file    = "/vault/userconfig/vault-tls/tls.key"
        }

        storage "raft" {
          path = "/vault/data"

          retry_join {
            leader_api_addr     = "https://vault-0.vault-internal:8200"
            leader_ca_cert_file = "/vault/userconfig/vault-tls/ca.crt"
          }

          retry_join {
            leader_api_addr     = "https://vault-1.vault-internal:8200"
            leader_ca_cert_file = "/vault/userconfig/vault-tls/ca.crt"
          }
        }

        service_registration "kubernetes" {}

        """,
        VaultValues.Configuration(2));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_certificate_names_every_replica_as_the_others_call_it(int replicas)
    {
        var joined = LeaderAddress().Matches(VaultValues.Configuration(replicas)).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(Enumerable.Range(0, replicas).Select(replica => $"vault-{replica}.vault-internal"), joined);
        Assert.Empty(joined.Except(VaultNames.ServerNames(replicas)));
        Assert.Equal(replicas, RegisteredResource.ToYaml(VaultValues.For(replicas, Image)).Split("retry_join").Length - 1);
    }

    [Fact]
    public void The_certificate_names_what_clients_call_vault_and_nothing_that_some_of_them_refuse()
    {
        var names = VaultNames.ServerNames(1).ToArray();

        Assert.Equal(
            [
                "vault", "vault.vault", "vault.vault.svc", "vault.vault.svc.cluster.local",
                "vault-active", "vault-active.vault", "vault-active.vault.svc", "vault-active.vault.svc.cluster.local",
                "vault-standby", "vault-standby.vault", "vault-standby.vault.svc", "vault-standby.vault.svc.cluster.local",
                "vault-internal", "vault-internal.vault", "vault-internal.vault.svc", "vault-internal.vault.svc.cluster.local",
                "vault-0.vault-internal", "vault-0.vault-internal.vault.svc", "vault-0.vault-internal.vault.svc.cluster.local",
                "localhost",
            ],
            names);
        Assert.Contains(new Uri(Vault.Address).Host, names);
    }

    [Fact]
    public void Storage_goes_with_the_release_and_nothing_is_injected_into_pods()
    {
        var values = RegisteredResource.ToYaml(VaultValues.For(3, Image));

        Assert.Contains("  persistentVolumeClaimRetentionPolicy:\n    whenDeleted: Delete\n    whenScaled: Delete\n", values, StringComparison.Ordinal);
        Assert.Contains("injector:\n  enabled: false\n", values, StringComparison.Ordinal);
        Assert.Contains("  ha:\n    enabled: true\n", values, StringComparison.Ordinal);
        Assert.Contains("    replicas: 3\n", values, StringComparison.Ordinal);
        Assert.Contains("  standalone:\n    enabled: false\n", values, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_containers_keep_to_the_restricted_standard_and_share_one_certificate()
    {
        var server = (Dictionary<string, object>)VaultValues.For(3, Image)["server"];
        var sidecar = (Dictionary<string, object>)((object[])server["extraContainers"]).Single();
        var security = (Dictionary<string, object>)((Dictionary<string, object>)server["statefulSet"])["securityContext"];

        Assert.Equal(
            """
            fsGroup: 1000
            runAsGroup: 1000
            runAsNonRoot: true
            runAsUser: 100
            seccompProfile:
              type: RuntimeDefault

            """,
            RegisteredResource.ToYaml(security["pod"]));
        Assert.Equal(
            """
            allowPrivilegeEscalation: false
            capabilities:
              drop:
                - ALL

            """,
            RegisteredResource.ToYaml(security["container"]));
        Assert.Equal(RegisteredResource.ToYaml(security["container"]), RegisteredResource.ToYaml(sidecar["securityContext"]));
        Assert.Equal(Image, sidecar["image"]);
        Assert.Equal(RegisteredResource.ToYaml(server["volumeMounts"]), RegisteredResource.ToYaml(sidecar["volumeMounts"]));
    }

    [Fact]
    public void The_sidecar_tells_vault_of_another_certificate_and_tries_again_if_it_could_not()
    {
        var server = (Dictionary<string, object>)VaultValues.For(1, Image)["server"];
        var command = (object[])((Dictionary<string, object>)((object[])server["extraContainers"]).Single())["command"];

        Assert.Equal(true, server["shareProcessNamespace"]);
        Assert.Equal(
            [
                "/bin/sh", "-c",
                """
                current() { sha256sum /vault/userconfig/vault-tls/tls.crt; }
                loaded=$(current)
                while sleep 30; do
                  if [ "$(current)" != "$loaded" ] && pkill -HUP -x vault; then
                    loaded=$(current)
                  fi
                done
                """,
            ],
            command);
    }

    [GeneratedRegex("leader_api_addr +=.\"https://(.*):8200\"", RegexOptions.CultureInvariant)]
    private static partial Regex LeaderAddress();
}
