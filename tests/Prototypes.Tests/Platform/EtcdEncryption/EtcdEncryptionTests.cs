using Moq;
using Prototypes.Operations.Etcd;
using Prototypes.Platform;
using Prototypes.Settings;
using Prototypes.Tests.Graph;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using EtcdEncryption = Prototypes.Platform.EtcdEncryption;

namespace Prototypes.Tests.Platform;

public sealed class EtcdEncryptionTests
{
    private const string Program = "dotnet bin/Debug/net10.0/Prototypes.Program.dll";

    [Fact]
    public async Task A_new_cluster_finds_its_configuration_and_a_change_rotates()
    {
        var graph = await GraphAsync(new EtcdEncryptionArgs
        {
            ClusterKind = ClusterKind.Kind,
            ClusterName = "demo",
            Context = "kind-demo",
            NewCluster = true,
            Keys = ["key2", "key1"],
            Resources = ["secrets", "configmaps"],
        });
        var configuration = graph["etcd-encryption-configuration"];

        Assert.Equal(
            $"""
            create: {Program} etcd prepare --kind kind --cluster demo --context kind-demo --provider secretbox --resource secrets --resource configmaps
            delete: {Program} etcd forget --kind kind --cluster demo
            logging: none

            """,
            configuration.InputsYaml);
        Assert.Equal(["stdin"], configuration.SecretInputs);
        Assert.Equal(["etcd-encryption-key1", "etcd-encryption-key2"], configuration.DependsOn);
        Assert.Equal("etcd-encryption", configuration.Parent);
        var options = Assert.IsType<CustomResourceOptions>(configuration.Options);
        Assert.Equal(["stdout", "stderr"], options.AdditionalSecretOutputs);
        Assert.Equal(TimeSpan.FromMinutes(30), options.CustomTimeouts!.Update);
    }

    [Fact]
    public async Task A_cluster_that_exists_is_encrypted_rotated_and_decrypted_while_it_runs() => Assert.Equal(
        $"""
        create: {Program} etcd enable --kind minikube --cluster demo --context elsewhere --provider aesgcm --resource secrets
        delete: {Program} etcd disable --kind minikube --cluster demo --context elsewhere
        logging: none
        update: {Program} etcd rotate --kind minikube --cluster demo --context elsewhere --provider aesgcm --resource secrets

        """,
        (await GraphAsync(Existing()))["etcd-encryption-configuration"].InputsYaml);

    [Fact]
    public async Task In_the_decrypt_phase_everything_is_rotated_to_plaintext_and_nothing_is_enabled()
    {
        var inputs = (await GraphAsync(Existing(EncryptionPhase.Decrypt)))["etcd-encryption-configuration"].Inputs;

        Assert.Equal(
            $"{Program} etcd rotate --kind minikube --cluster demo --context elsewhere --provider aesgcm --resource secrets --decrypt", inputs["update"]);
        Assert.Equal(inputs["update"], inputs["create"]);
    }

    [Theory]
    [InlineData(EncryptionPhase.Encrypt, " --require-encryption")]
    [InlineData(EncryptionPhase.Decrypt, "")]
    public async Task The_proof_demands_encryption_unless_everything_is_decrypted(EncryptionPhase phase, string option)
    {
        string? status = null;
        await ResourceGraph.OfComponentAsync(options => status = new EtcdEncryption("etcd-encryption", Existing(phase), options).Status);

        Assert.Equal($"{Program} etcd status --kind minikube --cluster demo --context elsewhere{option}", status);
    }

    [Fact]
    public async Task Every_key_has_as_many_bytes_as_the_providers_take()
    {
        var keys = (await GraphAsync(Existing())).OfType("random:index/randomBytes:RandomBytes").ToList();

        Assert.Equal(["etcd-encryption-key1"], keys.Select(key => key.Name));
        Assert.Equal("length: 32\n", keys[0].InputsYaml);
    }

    [Fact]
    public async Task The_keys_are_passed_in_order_on_standard_input_alone()
    {
        var mocks = new Mock<IMocks>();
        var seen = new List<string>();
        mocks.Setup(mock => mock.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns((MockResourceArgs args) =>
        {
            seen.AddRange(args.Inputs.Where(input => input.Key != "stdin").Select(input => RegisteredResource.ToYaml(input.Value)));
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs.SetItem("base64", $"canary-of-{args.Name}")));
        });
        EtcdEncryption? encryption = null;
        await Deployment.TestAsync(mocks.Object, new TestOptions { IsPreview = false }, () => encryption = new EtcdEncryption(
            "etcd-encryption",
            new EtcdEncryptionArgs
            {
                ClusterKind = ClusterKind.Kind,
                ClusterName = "demo",
                Context = "kind-demo",
                NewCluster = true,
                Keys = ["key2", "key1"],
            }));

        Assert.Equal(
            "key2=canary-of-etcd-encryption-key2\nkey1=canary-of-etcd-encryption-key1",
            await OutputUtilities.GetValueAsync(encryption!.Ready.Stdin));
        Assert.NotEmpty(seen);
        Assert.DoesNotContain(seen, input => input.Contains("canary", StringComparison.Ordinal));
    }

    private static EtcdEncryptionArgs Existing(EncryptionPhase phase = EncryptionPhase.Encrypt) => new()
    {
        ClusterKind = ClusterKind.Minikube,
        ClusterName = "demo",
        Context = "elsewhere",
        NewCluster = false,
        Provider = "aesgcm",
        Phase = phase,
    };

    private static Task<ResourceGraph> GraphAsync(EtcdEncryptionArgs args) =>
        ResourceGraph.OfComponentAsync(options => _ = new EtcdEncryption("etcd-encryption", args, options));
}
