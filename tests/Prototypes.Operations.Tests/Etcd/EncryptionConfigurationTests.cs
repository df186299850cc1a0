using Prototypes.Operations.Etcd;

namespace Prototypes.Operations.Tests.Etcd;

public class EncryptionConfigurationTests
{
    private static readonly ProviderKey Key1 = Keys.SecretBox("key1", 1);
    private static readonly ProviderKey Key2 = Keys.SecretBox("key2", 2);

    [Fact]
    public void One_key_is_rendered_as_the_API_server_reads_it()
    {
        var configuration = EncryptionConfiguration.Create(EncryptionPhase.Encrypt, [Key1], ["secrets"]);

        Assert.Equal(
            """
            apiVersion: apiserver.config.k8s.io/v1
            kind: EncryptionConfiguration
            resources:
              - resources:
                  - secrets
                providers:
                  - secretbox:
                      keys:
                        - name: "key1"
                          secret: "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="
                  - identity: {}

            """,
            configuration.Render());
    }

    [Fact]
    public void Keys_keep_their_order_and_neighbours_share_a_provider()
    {
        ProviderKey aes = new(EncryptionProviderKind.AesGcm, Keys.Of("key1", 3));
        var configuration = EncryptionConfiguration.Create(EncryptionPhase.Decrypt, [Key2, Key1, aes], ["secrets", "widgets.example.com"]);

        Assert.Equal(
            """
            apiVersion: apiserver.config.k8s.io/v1
            kind: EncryptionConfiguration
            resources:
              - resources:
                  - secrets
                  - widgets.example.com
                providers:
                  - identity: {}
                  - secretbox:
                      keys:
                        - name: "key2"
                          secret: "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="
                        - name: "key1"
                          secret: "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="
                  - aesgcm:
                      keys:
                        - name: "key1"
                          secret: "AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM="

            """,
            configuration.Render());
        Assert.Equal([Key2, Key1, aes], configuration.Keys);
        Assert.Empty(configuration.FindProblems(EncryptionPhase.Decrypt));
    }

    [Theory]
    [InlineData(EncryptionProviderKind.SecretBox, "k8s:enc:secretbox:v1:key1:")]
    [InlineData(EncryptionProviderKind.AesCbc, "k8s:enc:aescbc:v1:key1:")]
    [InlineData(EncryptionProviderKind.AesGcm, "k8s:enc:aesgcm:v1:key1:")]
    public void Values_begin_with_provider_and_key(EncryptionProviderKind kind, string prefix)
    {
        var configuration = EncryptionConfiguration.Create(EncryptionPhase.Encrypt, [new ProviderKey(kind, Key1.Key)], ["secrets"]);

        Assert.Equal(prefix, configuration.Writes.Text);
        Assert.Equal("plaintext", EncryptionConfiguration.Create(EncryptionPhase.Decrypt, configuration.Keys, ["secrets"]).Writes.Text);
    }

    [Fact]
    public void The_hash_is_the_one_that_the_API_server_publishes() =>
        Assert.Equal("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", EncryptionConfiguration.HashOf(""));

    [Fact]
    public void Resources_are_secrets_unless_said_otherwise() =>
        Assert.Equal("secrets", Assert.Single(new EncryptionConfiguration { Providers = [EncryptionProvider.Identity] }.Resources));

    public static TheoryData<EncryptionConfiguration, EncryptionPhase, string> Mistakes => new()
    {
        { With("key1", Convert.ToBase64String(new byte[5])), EncryptionPhase.Encrypt, "Key 'key1' of secretbox is 5 bytes long, not 32. "
            + "Make one with: head -c 32 /dev/urandom | base64" },
        { With("key1", "not base64!"), EncryptionPhase.Encrypt, "Key 'key1' of secretbox is not base64. Make one with: head -c 32 "
            + "/dev/urandom | base64" },
        { With("key:1", Key1.Key.Secret), EncryptionPhase.Encrypt, "Key name 'key:1' of secretbox is not made of letters, digits, '.', "
            + "'_' and '-' only. Rename the key." },
        { Create([Key1, Keys.SecretBox("key1", 2)]), EncryptionPhase.Encrypt, "Key name 'key1' occurs 2 times in secretbox. Give every "
            + "key its own name." },
        { Create([]), EncryptionPhase.Encrypt, "No provider encrypts. Give secretbox, aescbc or aesgcm at least one key." },
        { Create([]), EncryptionPhase.Decrypt, "No provider encrypts. Give secretbox, aescbc or aesgcm at least one key." },
        { new() { Providers = [new(EncryptionProviderKind.AesCbc, []), new(EncryptionProviderKind.SecretBox, [Key1.Key])] }, EncryptionPhase.Encrypt, "Provider 'aescbc' has no key. Give it one, or leave it out." },
        { new() { Providers = [EncryptionProvider.Identity, new(EncryptionProviderKind.SecretBox, [Key1.Key])] }, EncryptionPhase.Encrypt, "The provider 'identity' stands first, so that everything would be stored in plaintext. Put it last, or choose the phase 'decrypt'." },
        { Create([Key1], "secret"), EncryptionPhase.Encrypt, "Resource 'secret' is unknown. Name core resources in the plural ('secrets', "
            + "'configmaps') and custom ones with their group ('widgets.example.com')." },
        { Create([Key1], "*.*"), EncryptionPhase.Encrypt, "Resource '*.*' is unknown. Name core resources in the plural ('secrets', "
            + "'configmaps') and custom ones with their group ('widgets.example.com')." },
        { Create([Key1], "ingresses.networking.k8s.io"), EncryptionPhase.Encrypt, "Resource 'ingresses.networking.k8s.io' is unknown. "
            + "Name core resources in the plural ('secrets', 'configmaps') and custom ones with their group ('widgets.example.com')." },
        { Create([Key1], "secrets", "secrets"), EncryptionPhase.Encrypt, "Resource 'secrets' is named 2 times. Name it once." },
        { Create([Key1]) with { Resources = [] }, EncryptionPhase.Encrypt, "No resource is encrypted. Name at least one, such as "
            + "'secrets'." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_remedy(EncryptionConfiguration configuration, EncryptionPhase phase, string problem) =>
        Assert.Equal([problem], configuration.FindProblems(phase));

    [Fact]
    public void A_key_may_have_the_same_name_in_two_providers() =>
        Assert.Empty(Create([Key1, new ProviderKey(EncryptionProviderKind.AesCbc, Keys.Of("key1", 2))]).FindProblems(EncryptionPhase.Encrypt));

    [Fact]
    public void Secrets_do_not_show() =>
        Assert.Equal("Encrypt secretbox key1, secretbox key2 for secrets", Create([Key1, Key2]).ToString());

    [Theory]
    [InlineData(EncryptionPhase.Encrypt)]
    [InlineData(EncryptionPhase.Decrypt)]
    public void What_is_rendered_is_read_again(EncryptionPhase phase)
    {
        var text = EncryptionConfiguration.Create(phase, [Key2, new ProviderKey(EncryptionProviderKind.AesCbc, Key1.Key), Key1], ["secrets", "configmaps"]).Render();

        Assert.Equal(text, EncryptionConfigurationReader.Read(text, "/etc/kubernetes/enc/config.yaml").Render());
    }

    [Fact]
    public void A_configuration_in_JSON_is_read_too()
    {
        var read = EncryptionConfigurationReader.Read(
            """{"kind":"EncryptionConfiguration","resources":[{"resources":["secrets"],"providers":[{"secretbox":{"keys":[{"name":"key1","secret":"SECRET"}]}}]}]}"""
                .Replace("SECRET", Key1.Key.Secret, StringComparison.Ordinal),
            "/enc");

        Assert.Equal([Key1], read.Keys);
        Assert.Equal(EncryptionPhase.Encrypt, read.Phase);
    }

    [Theory]
    [InlineData("supersecret: [", "it is no EncryptionConfiguration")]
    [InlineData("kind: Pod", "it is no EncryptionConfiguration")]
    [InlineData("", "it is no EncryptionConfiguration")]
    [InlineData("{kind: EncryptionConfiguration, resources: [{resources: [secrets], providers: [{kms: {name: "
        + "supersecret}}]}]}", "it uses the provider 'kms'")]
    [InlineData("{kind: EncryptionConfiguration, resources: [{resources: [secrets], providers: []}, {resources: [configmaps], providers: "
        + "[]}]}", "it has more than one entry in 'resources'")]
    public void A_configuration_that_would_be_harmed_is_left_alone(string text, string reason)
    {
        var exception = Assert.Throws<OperationException>(() => EncryptionConfigurationReader.Read(text, "/enc/config.yaml"));

        Assert.Equal(
            $"The node's /enc/config.yaml cannot be changed by this command: {reason}. Change it by hand to one entry with secretbox, "
            + "aescbc, aesgcm and identity.",
            exception.Message);
    }

    [Fact]
    public void Keys_are_read_one_per_line()
    {
        var keys = EncryptionKey.ParseLines("key2=AgI=\n\n  key1 = AQ==  \r\n");

        Assert.Equal([new EncryptionKey("key2", "AgI="), new EncryptionKey("key1", "AQ==")], keys);
        Assert.Equal("key2", keys[0].ToString());
    }

    [Theory]
    [InlineData("key1=AQ==\nsupersecret", 2)]
    [InlineData("=supersecret", 1)]
    [InlineData("supersecret=", 1)]
    public void A_line_that_is_no_key_is_named_but_not_shown(string text, int line)
    {
        var exception = Assert.Throws<OperationException>(() => EncryptionKey.ParseLines(text));

        Assert.Equal($"Line {line} of the keys is not of the form name=base64. Give one key per line, the one to write with "
            + "first.", exception.Message);
    }

    [Theory]
    [InlineData("secrets", "/registry/secrets/", false)]
    [InlineData("services", "/registry/services/specs/", false)]
    [InlineData("widgets.example.com", "/registry/example.com/widgets/", true)]
    public void A_resource_has_its_folder_in_etcd(string name, string folder, bool custom)
    {
        var resource = EncryptedResource.Find(name)!;

        Assert.Equal((folder, custom), (resource.Folder, resource.IsCustom));
    }

    [Fact]
    public void Kind_patches_kubeadm_of_any_version() => Assert.Equal(
        """
        kind: ClusterConfiguration
        apiServer:
          extraArgs:
            encryption-provider-config: /etc/kubernetes/enc/config.yaml
            encryption-provider-config-automatic-reload: "true"
          extraVolumes:
            - name: enc
              hostPath: /etc/kubernetes/enc
              mountPath: /etc/kubernetes/enc
              readOnly: true
              pathType: Directory

        """,
        KindEncryption.KubeadmConfigPatch);

    [Fact]
    public void Kind_mounts_the_folder_from_where_it_is_started() =>
        Assert.Equal(new KindMount("etcd-encryption", "/etc/kubernetes/enc", true), KindEncryption.Mount);

    [Theory]
    [InlineData("/state", "/state/.minikube/files/var/lib/minikube/certs/encryption/config.yaml")]
    [InlineData("/state/.minikube", "/state/.minikube/files/var/lib/minikube/certs/encryption/config.yaml")]
    [InlineData("/state/.minikube/", "/state/.minikube/files/var/lib/minikube/certs/encryption/config.yaml")]
    public void Minikube_copies_the_file_from_its_home(string home, string file) => Assert.Equal(file, MinikubeEncryption.HostFile(home));

    [Fact]
    public void Minikube_starts_the_API_server_with_it() => Assert.Equal(
        ["apiserver.encryption-provider-config=/var/lib/minikube/certs/encryption/config.yaml", "apiserver.encryption-provider-config-automatic-reload=true"],
        MinikubeEncryption.ExtraConfig);

    private static EncryptionConfiguration With(string name, string secret) =>
        Create([new ProviderKey(EncryptionProviderKind.SecretBox, new EncryptionKey(name, secret))]);

    private static EncryptionConfiguration Create(ProviderKey[] keys, params string[] resources) =>
        EncryptionConfiguration.Create(EncryptionPhase.Encrypt, keys, resources.Length == 0 ? ["secrets"] : resources);
}
