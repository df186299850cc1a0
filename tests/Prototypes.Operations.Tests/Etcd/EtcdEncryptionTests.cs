using Prototypes.Operations.Etcd;
using Prototypes.Operations.Tests.Etcd.Simulation;

namespace Prototypes.Operations.Tests.Etcd;

public sealed class EtcdEncryptionTests
{
    private static readonly ProviderKey Key1 = Keys.SecretBox("key1", 1);
    private static readonly ProviderKey Key2 = Keys.SecretBox("key2", 2);
    private readonly SilentLog _log = new();

    public static TheoryData<NodeKind> Kinds => [NodeKind.Kind, NodeKind.Minikube];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task From_plaintext_over_two_keys_back_to_plaintext(NodeKind kind)
    {
        using var cluster = new SimulatedCluster(kind);
        var before = cluster.Manifest;

        await Operation(cluster).EnableAsync(Encrypt(Key1), default);
        Assert.Equal(["k8s:enc:secretbox:v1:key1:"], PrefixesOf(cluster, "secrets"));
        Assert.Equal(["plaintext"], PrefixesOf(cluster, "configmaps"));
        Assert.Equal(EncryptionConfiguration.HashOf(Encrypt(Key1).Render()), cluster.Server.LoadedHash);

        await Operation(cluster).RotateAsync(Encrypt(Key2), EncryptionPhase.Encrypt, default);
        Assert.Equal(["k8s:enc:secretbox:v1:key2:"], PrefixesOf(cluster, "secrets"));
        Assert.Equal(Encrypt(Key2).Render(), cluster.Configuration);

        await Operation(cluster).DisableAsync(default);
        Assert.Equal(["plaintext"], PrefixesOf(cluster, "secrets"));
        Assert.Equal((before, null, null), (cluster.Manifest, cluster.Configuration, cluster.Server.LoadedHash));
        Assert.Empty(cluster.Unreadable);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_changes_where_all_is_as_wanted(NodeKind kind)
    {
        using var cluster = new SimulatedCluster(kind);
        await Operation(cluster).EnableAsync(Encrypt(Key1), default);
        cluster.Changes.Clear();

        await Operation(cluster).EnableAsync(Encrypt(Key1), default);
        await Operation(cluster).RotateAsync(Encrypt(Key1), EncryptionPhase.Encrypt, default);
        await Operation(cluster).RewriteAsync(default);
        await Operation(cluster).GetStatusAsync(["secrets"], default);

        Assert.Empty(cluster.Changes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Neither_keys_nor_values_show_anywhere(NodeKind kind)
    {
        using var cluster = new SimulatedCluster(kind);
        await Operation(cluster).EnableAsync(Encrypt(Key1), default);
        await Operation(cluster).RotateAsync(Encrypt(Key2), EncryptionPhase.Encrypt, default);
        var status = await Operation(cluster).GetStatusAsync(["secrets"], default);

        string[] secrets = [Key1.Key.Secret, Key2.Key.Secret, SimulatedCluster.Canary];
        string[] shown =
        [
            .. _log.Lines, status.ToText(), status.ToJson(), status.ToString(), Encrypt(Key1, Key2).ToString(),
            .. cluster.Calls.SelectMany(call => call.Arguments.Concat(call.Environment.Values)),
        ];
        Assert.NotEmpty(_log.Lines);
        Assert.All(secrets, secret => Assert.DoesNotContain(shown, text => text.Contains(secret, StringComparison.Ordinal)));
        Assert.DoesNotContain(cluster.Answers, answer => (answer.StandardOutput + answer.StandardError).Contains(SimulatedCluster.Canary, StringComparison.Ordinal));
        Assert.Contains(cluster.Calls, call => call.StandardInput?.Contains(Key2.Key.Secret, StringComparison.Ordinal) == true);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_server_that_does_not_come_back_encrypted_gets_its_manifest_back(NodeKind kind)
    {
        using var cluster = new SimulatedCluster(kind);
        var before = cluster.Manifest;
        cluster.Server.FailsToStartWithEncryption = true;

        await RefusesAsync(
            "The API server did not become ready within 300 seconds of a change of its manifest, so the manifest of before was put back "
            + "and it answers again."
            + $" Look for the reason in its log on the node '{NodeName(kind)}'.",
            () => Operation(cluster).EnableAsync(Encrypt(Key1), default));
        Assert.Equal(before, cluster.Manifest);
        Assert.True(cluster.Server.IsReady);
        Assert.Equal(["plaintext"], PrefixesOf(cluster, "secrets"));
        Assert.Empty(cluster.Unreadable);

        cluster.Server.FailsToStartWithEncryption = false;
        await Operation(cluster).EnableAsync(Encrypt(Key1), default);
        Assert.Equal(["k8s:enc:secretbox:v1:key1:"], PrefixesOf(cluster, "secrets"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_server_that_does_not_come_back_without_encryption_gets_its_manifest_back(NodeKind kind)
    {
        using var cluster = new SimulatedCluster(kind);
        cluster.StartWith(Encrypt(Key1));
        var before = cluster.Manifest;
        cluster.Server.FailsToStartWithoutEncryption = true;

        await RefusesAsync(
            "The API server did not become ready within 300 seconds of a change of its manifest, so the manifest of before was put back "
            + "and it answers again."
            + $" Look for the reason in its log on the node '{NodeName(kind)}'.",
            () => Operation(cluster).DisableAsync(default));
        Assert.Equal(before, cluster.Manifest);
        Assert.NotNull(cluster.Configuration);
        Assert.Empty(cluster.Unreadable);

        cluster.Server.FailsToStartWithoutEncryption = false;
        await Operation(cluster).DisableAsync(default);
        Assert.Null(cluster.Configuration);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_configuration_that_the_server_refuses_is_taken_back(NodeKind kind)
    {
        using var cluster = new SimulatedCluster(kind);
        cluster.StartWith(Encrypt(Key1));
        cluster.Server.RefusesReloads = true;

        await RefusesAsync(
            "The API server did not load the new configuration within 180 seconds, so the one before was put back. Look for the reason in "
            + "its log.",
            () => Operation(cluster).RotateAsync(Encrypt(Key2), EncryptionPhase.Encrypt, default));
        Assert.Equal(Encrypt(Key1).Render(), cluster.Configuration);
        Assert.Empty(cluster.Unreadable);

        cluster.Server.RefusesReloads = false;
        await Operation(cluster).RotateAsync(Encrypt(Key2), EncryptionPhase.Encrypt, default);
        Assert.Equal(["k8s:enc:secretbox:v1:key2:"], PrefixesOf(cluster, "secrets"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_server_that_lost_its_flags_reads_again_after_enabling_again(NodeKind kind)
    {
        using var cluster = new SimulatedCluster(kind);
        cluster.StartWith(Encrypt(Key1));
        cluster.Manifest = Manifests.For(kind);
        cluster.Server.Restart();
        Assert.False(cluster.Server.IsReady);

        await Operation(cluster).EnableAsync(Encrypt(Key1), default);

        Assert.True(cluster.Server.IsReady);
        Assert.Empty(cluster.Server.UnreadableAfterRestart());
        Assert.Equal(["k8s:enc:secretbox:v1:key1:"], PrefixesOf(cluster, "secrets"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_server_that_lost_its_configuration_starts_again_with_the_same_keys(NodeKind kind)
    {
        using var cluster = new SimulatedCluster(kind);
        cluster.StartWith(Encrypt(Key1));
        cluster.Node.Write(cluster.ConfigurationFile, null);
        cluster.Server.Restart();
        Assert.False(cluster.Server.IsRunning);

        await RefusesAsync(
            $"The API server is started with '{cluster.ConfigurationFile}', which is not on the node '{NodeName(kind)}'. Run 'etcd "
            + "enable' with its keys.",
            () => Operation(cluster).DisableAsync(default));
        await Operation(cluster).EnableAsync(Encrypt(Key1), default);

        Assert.Equal(Encrypt(Key1).Render(), cluster.Configuration);
        Assert.Empty(cluster.Server.UnreadableNow());
    }

    [Fact]
    public async Task A_cluster_that_was_encrypted_by_hand_is_taken_over_where_its_file_lies()
    {
        const string File = "/etc/kubernetes/audit/encryptConfig.yaml";
        var byHand = Manifests.Commented.Replace(
            "    - --advertise-address", $"    - --encryption-provider-config={File}\n    - --advertise-address", StringComparison.Ordinal);
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        cluster.Node.Write(File, Encrypt(Key1).Render());
        cluster.Manifest = byHand;
        cluster.Server.Restart();

        await Operation(cluster).RotateAsync(Encrypt(Key2), EncryptionPhase.Encrypt, default);

        Assert.Equal(Encrypt(Key2).Render(), cluster.Node.Read(File));
        Assert.Equal(
            byHand.Replace(
                "# quoted on purpose\n",
                "# quoted on purpose\n    - --encryption-provider-config-automatic-reload=true\n",
                StringComparison.Ordinal),
            cluster.Manifest);
        Assert.Equal(["k8s:enc:secretbox:v1:key2:"], PrefixesOf(cluster, "secrets"));
        Assert.Empty(cluster.Unreadable);
    }

    [Fact]
    public async Task A_cluster_created_by_kind_is_changed_in_the_folder_that_it_mounts()
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        cluster.StartWith(Encrypt(Key1), created: true);
        await Operation(cluster).RotateAsync(Encrypt(Key2), EncryptionPhase.Encrypt, default);

        var file = Assert.Single(Directory.GetFiles(cluster.HostFolder!));
        Assert.Equal(Encrypt(Key2).Render(), await File.ReadAllTextAsync(file));
        Assert.True(Permissions.IsOwnerOnly(file));

        await Operation(cluster).DisableAsync(default);
        Assert.Empty(Directory.GetFiles(cluster.HostFolder!));
    }

    [Fact]
    public async Task What_minikube_copies_at_its_next_start_is_changed_with_the_node()
    {
        using var cluster = new SimulatedCluster(NodeKind.Minikube);
        cluster.StartWith(Encrypt(Key1), created: true);

        await Operation(cluster).RotateAsync(Encrypt(Key2), EncryptionPhase.Encrypt, default);
        Assert.Equal(Encrypt(Key2).Render(), await File.ReadAllTextAsync(cluster.MinikubeHostFile));

        await Operation(cluster).DisableAsync(default);
        Assert.False(File.Exists(cluster.MinikubeHostFile));
        Assert.Contains("\"NodePort\": 8443", await File.ReadAllTextAsync(cluster.ProfileFile), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_keeps_its_key()
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        cluster.StartWith(Encrypt(Key1));
        var broken = cluster.Etcd.Get("/registry/secrets/default/a-secret").ToArray();
        broken[^1] ^= 1;
        cluster.Etcd.Put("/registry/secrets/default/broken", broken);
        cluster.Server.ServesUnreadable = true;

        await RefusesAsync(
            "1 of the secrets are still not stored as 'k8s:enc:secretbox:v1:key2:': Error from server (InternalError): Internal error "
            + "occurred: no matching key was found. No key was dropped. Run this again.",
            () => Operation(cluster).RotateAsync(Encrypt(Key2), EncryptionPhase.Encrypt, default));
        Assert.Equal(Encrypt(Key2, Key1).Render(), cluster.Configuration);
    }

    public static TheoryData<NodeKind, string, Action<SimulatedClusterBuilder>, string> Refusals()
    {
        var data = new TheoryData<NodeKind, string, Action<SimulatedClusterBuilder>, string>();
        foreach (var kind in new[] { NodeKind.Kind, NodeKind.Minikube })
        {
            data.Add(kind, "enable", cluster => cluster.ControlPlanes = 3, kind == NodeKind.Kind
                ? "The kind cluster 'learn06' has 3 control planes, which would read and write with different keys meanwhile. Only one is "
                    + "supported."
                : "The minikube profile 'learn06' has 3 control planes, which would read and write with different keys meanwhile. Only "
                    + "one is supported.");
            data.Add(kind, "enable", cluster => cluster.State = "exited", kind == NodeKind.Kind
                ? "The node 'learn06-control-plane' is exited, not running. Start it with 'docker start learn06-control-plane'."
                : "The node 'learn06' is not running. Start it with 'minikube start --profile learn06'.");
            data.Add(kind, "enable", cluster => cluster.KubernetesVersion = "1.33.4",
                "Kubernetes v1.33.4 does not say which encryption configuration it has loaded. Use 1.34 or newer.");
            data.Add(kind, "rotate", _ => { }, "The cluster does not encrypt, so there is no key to change. Use 'etcd enable'.");
            data.Add(kind, "rewrite", _ => { }, "The API server uses no encryption configuration, so there is nothing to rewrite. Use "
                + "'etcd enable'.");
            data.Add(kind, "enable", cluster => cluster.Configuration = Encrypt(Key1), "The cluster already encrypts with 'secretbox "
                + "key1'. Use 'etcd rotate' to change keys.");
            data.Add(kind, "rotate", cluster => cluster.Configuration = Encrypt(Keys.SecretBox("key2", 9)),
                "Key 'secretbox key2' has another secret than on the node, and values in etcd only name their key. Give the new key a new "
                + "name.");
            data.Add(kind, "rotate", cluster => cluster.Configuration = Encrypt(Key1) with { Resources = ["secrets", "configmaps"] },
                "The configmaps in etcd are encrypted, so 'configmaps' cannot be left out. Run 'etcd disable' first, then 'etcd enable' "
                + "without it.");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_would_do_harm_is_refused_and_changes_nothing(NodeKind kind, string verb, Action<SimulatedClusterBuilder> given, string message)
    {
        var builder = new SimulatedClusterBuilder();
        given(builder);
        using var cluster = builder.Build(kind);
        var before = cluster.Snapshot();

        await RefusesAsync(message, () => verb switch
        {
            "enable" => Operation(cluster).EnableAsync(Encrypt(Key2), default),
            "rotate" => Operation(cluster).RotateAsync(Encrypt(Key2), EncryptionPhase.Encrypt, default),
            _ => Operation(cluster).RewriteAsync(default),
        });

        Assert.Empty(cluster.Changes);
        Assert.Equal(before, cluster.Snapshot());
    }

    [Theory]
    [InlineData(NodeKind.Kind, "There is no kind cluster 'other' on this machine. 'kind get clusters' lists those that are there.")]
    [InlineData(NodeKind.Minikube, "There is no minikube profile 'other' in '{0}'. 'minikube profile list' lists those that are there; "
        + "MINIKUBE_HOME says where to look.")]
    public async Task A_node_that_is_not_there_is_named(NodeKind kind, string message)
    {
        using var cluster = new SimulatedCluster(kind);
        var other = new EtcdEncryption(cluster, cluster.Clock, _log, cluster.Options with { Cluster = "other" });

        await RefusesAsync(string.Format(null, message, cluster.Options.Environment["MINIKUBE_HOME"]), () => other.GetStatusAsync([], default));
    }

    [Fact]
    public async Task A_mistake_in_the_input_is_found_before_anything_is_asked()
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        var wrong = EncryptionConfiguration.Create(EncryptionPhase.Encrypt, [new(EncryptionProviderKind.SecretBox, new EncryptionKey("key1", "AQ=="))], ["secret"]);

        await RefusesAsync(
            "Key 'key1' of secretbox is 1 bytes long, not 32. Make one with: head -c 32 /dev/urandom | base64"
            + " Resource 'secret' is unknown. Name core resources in the plural ('secrets', 'configmaps') and custom ones with their "
            + "group ('widgets.example.com').",
            () => Operation(cluster).EnableAsync(wrong, default));
        Assert.Empty(cluster.Calls);
    }

    [Fact]
    public async Task A_custom_resource_has_to_be_there()
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);

        await RefusesAsync(
            "The cluster has no resource 'gadgets.example.com'. Install its definition first, or leave it out.",
            () => Operation(cluster).EnableAsync(Encrypt(Key1) with { Resources = ["secrets", "gadgets.example.com"] }, default));
        Assert.Empty(cluster.Changes);
        await Operation(cluster).EnableAsync(Encrypt(Key1) with { Resources = ["secrets", "widgets.example.com"] }, default);
    }

    [Fact]
    public async Task Status_of_a_server_that_does_not_answer_says_so()
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        cluster.StartWith(Encrypt(Key1));
        cluster.Server.FailsToStartWithEncryption = true;
        cluster.Server.Restart();

        var status = await Operation(cluster).GetStatusAsync(["secrets"], default);

        Assert.Equal(
            """
            node           learn06-control-plane
            API server     not ready
            encryption     on
            configuration  /etc/kubernetes/enc/config.yaml, not loaded
            writes         k8s:enc:secretbox:v1:key1:
            reads          k8s:enc:secretbox:v1:key1:

            """,
            status.ToText());
    }

    /// <summary>What a test wants of a cluster before it exists.</summary>
    public sealed class SimulatedClusterBuilder
    {
        public int ControlPlanes { get; set; } = 1;

        public string State { get; set; } = "running";

        public string KubernetesVersion { get; set; } = "1.35.8";

        public EncryptionConfiguration? Configuration { get; set; }

        internal SimulatedCluster Build(NodeKind kind)
        {
            var cluster = new SimulatedCluster(kind, controlPlanes: ControlPlanes) { State = State, KubernetesVersion = KubernetesVersion, HasWorkload = false };
            if (Configuration is not null)
            {
                cluster.StartWith(Configuration);
            }

            return cluster;
        }
    }

    private static string NodeName(NodeKind kind) => kind == NodeKind.Kind ? "learn06-control-plane" : "learn06";

    private static EncryptionConfiguration Encrypt(params ProviderKey[] keys) =>
        EncryptionConfiguration.Create(EncryptionPhase.Encrypt, keys, ["secrets"]);

    private static async Task RefusesAsync(string message, Func<Task> operation) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<OperationException>(operation)).Message);

    private static IEnumerable<string> PrefixesOf(SimulatedCluster cluster, string resource) => cluster.Etcd.Values
        .Where(value => value.Key.StartsWith($"/registry/{resource}/", StringComparison.Ordinal)).Select(value => SimulatedCluster.PrefixOf(value.Value)).Distinct();

    private EtcdEncryption Operation(SimulatedCluster cluster) => new(cluster, cluster.Clock, _log, cluster.Options);
}
