using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

public class EngineConfigTests
{
    [Fact]
    public void Structured_values_come_as_json_text()
    {
        var result = Read("""{"prototypes:compose":"[\"learn06\"]","prototypes:cluster":"{\"kind\":\"minikube\",\"nodes\":2,\"create\":false}","prototypes:exposure":"node-port"}""");

        Assert.Empty(result.Diagnostics);
        Assert.Equal(["learn06"], result.Settings!.Compose.AsEnumerable());
        Assert.Equal(Exposure.NodePort, result.Settings.Exposure);
        Assert.Equal(
            new ClusterSettings { Name = "test", Kind = ClusterKind.Minikube, Nodes = 2, Create = false },
            result.Settings.Cluster);
    }

    [Fact]
    public void The_engine_and_the_file_give_equal_settings()
    {
        var engine = Read("""{"prototypes:compose":"[\"learn06\"]","prototypes:cluster":"{\"nodes\":2}"}""").Settings!;
        var file = Bind.Settings("prototypes:compose: [learn06]\nprototypes:cluster: {nodes: 2}");

        Assert.Equal(file with { Compose = default }, engine with { Compose = default });
        Assert.Equal(file.Compose.AsEnumerable(), engine.Compose);
    }

    [Fact]
    public void Keys_that_nobody_asks_for_are_found() =>
        Assert.Equal(
            [
                "PRO0101 prototypes:cluster.nods: is not a setting. Did you mean 'nodes'?",
                "PRO0101 prototypes:exposures: is not a setting. Did you mean 'exposure'?",
            ],
            Read("""{"prototypes:compose":"learn06","prototypes:exposures":"x","prototypes:cluster":"{\"nods\":2}","kubernetes:context":"y"}""").Lines());

    [Fact]
    public void A_secret_that_is_needed_in_plain_is_refused() =>
        Assert.Equal(
            ["PRO0211 prototypes:exposure: is a secret, but its value decides what is deployed. Write it in plain."],
            Read("""{"prototypes:compose":"learn06","prototypes:exposure":"node-port"}""", """["prototypes:exposure"]""").Lines());

    [Fact]
    public void No_value_of_a_key_that_holds_a_secret_is_shown()
    {
        var lines = Read(
            """{"prototypes:compose":"learn06","prototypes:cluster":"{\"kind\":\"hunter2\",\"name\":\"Hunter2\"}"}""",
            """["prototypes:cluster"]""").Lines();

        Assert.Equal(
            [
                "PRO0202 prototypes:cluster.kind: [secret] is not allowed. Use kind, minikube or existing.",
                "PRO0205 prototypes:cluster.name: [secret] is not a DNS label: lower-case letters, digits and hyphens, at most 63. Use a value like learn05.",
            ],
            lines);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    public void Nothing_set_is_an_empty_configuration(string? values) => Assert.Equal(["PRO0301"], Read(values).Diagnostics.Select(diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("[]", null, "PULUMI_CONFIG")]
    [InlineData("{", null, "PULUMI_CONFIG")]
    [InlineData("{\"prototypes:compose\":\"\\ud800\"}", null, "PULUMI_CONFIG")]
    [InlineData("{}", "{}", "PULUMI_CONFIG_SECRET_KEYS")]
    public void Anything_else_is_refused(string values, string? secretKeys, string variable) =>
        Assert.Equal(
            [$"PRO0009 {variable}: is not a JSON object of settings. Run the program through the Pulumi command line."],
            Read(values, secretKeys).Lines());

    [Fact]
    public void A_text_that_only_looks_like_json_is_a_text() =>
        Assert.Equal(
            ["PRO0202 prototypes:exposure: '[node-port' is not allowed. Did you mean 'node-port'?"],
            Read("""{"prototypes:compose":"learn06","prototypes:exposure":"[node-port"}""").Lines());

    private static StackSettingsResult Read(string? values, string? secretKeys = null) =>
        Bind.Document(EngineConfig.Read(values, secretKeys));
}
