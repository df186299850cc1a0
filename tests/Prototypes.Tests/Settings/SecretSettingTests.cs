using Prototypes.Settings;
using Pulumi;
using Pulumi.Utilities;

namespace Prototypes.Tests.Settings;

public class SecretSettingTests
{
    [Fact]
    public async Task An_encrypted_value_is_secret_and_unknown()
    {
        var kubeconfig = Kubeconfig("{secure: v1:abc}");

        Assert.True(await Output.IsSecretAsync(kubeconfig));
        Assert.False(await OutputUtilities.GetIsKnownAsync(kubeconfig));
    }

    [Fact]
    public async Task A_plain_value_becomes_a_secret()
    {
        var kubeconfig = Kubeconfig("'apiVersion: v1'");

        Assert.True(await Output.IsSecretAsync(kubeconfig));
        Assert.Equal("apiVersion: v1", await OutputUtilities.GetValueAsync(kubeconfig));
    }

    [Fact]
    public async Task A_value_that_the_engine_has_decrypted_is_secret()
    {
        var document = EngineConfig.Read(
            """{"prototypes:compose":"cert-manager","prototypes:cluster":"{\"kind\":\"existing\",\"kubeconfig\":\"apiVersion: v1\"}"}""",
            """["prototypes:cluster"]""");
        var kubeconfig = Bind.Document(document).Settings!.Cluster.Kubeconfig!.ToOutput();

        Assert.True(await Output.IsSecretAsync(kubeconfig));
        Assert.Equal("apiVersion: v1", await OutputUtilities.GetValueAsync(kubeconfig));
    }

    [Theory]
    [InlineData("prototypes:compose: {secure: v1:abc}", "prototypes:compose")]
    [InlineData("prototypes:compose: [{secure: v1:abc}]", "prototypes:compose[0]")]
    [InlineData("prototypes:compose: [learn06]\nprototypes:cluster: {secure: v1:abc}", "prototypes:cluster")]
    [InlineData("prototypes:compose: [learn06]\nprototypes:cluster: {nodes: {secure: v1:abc}}", "prototypes:cluster.nodes")]
    public void What_decides_the_plan_cannot_be_secret(string config, string path) =>
        Assert.Equal(
            [$"PRO0211 {path}: is a secret, but its value decides what is deployed. Write it in plain."],
            Bind.Config(config).Lines());

    [Fact]
    public void A_list_with_a_secret_item_shows_none_of_them() =>
        Assert.Equal(
            [
                "PRO0211 prototypes:compose[0]: is a secret, but its value decides what is deployed. Write it in plain.",
                "PRO0211 prototypes:compose[1]: is a secret, but its value decides what is deployed. Write it in plain.",
            ],
            Bind.Document(EngineConfig.Read("""{"prototypes:compose":"[\"hunter1\",\"hunter2\"]"}""", """["prototypes:compose"]""")).Lines());

    private static Output<string> Kubeconfig(string value) =>
        Bind.Settings($"prototypes:compose: [cert-manager]\nprototypes:cluster: {{kind: existing, kubeconfig: {value}}}").Cluster.Kubeconfig!.ToOutput();
}
