using Prototypes.Program.Tests.Support;

namespace Prototypes.Program.Tests;

/// <summary>What a command says about the settings of its stack.</summary>
public sealed class StackLoaderTests : IDisposable
{
    private readonly Protos _protos = new();

    public void Dispose() => _protos.Dispose();

    [Theory]
    [InlineData("lern01", "PRO0001 Pulumi.lern01.yaml: does not exist. Did you mean the stack 'learn01'?\n")]
    [InlineData("production", "PRO0001 Pulumi.production.yaml: does not exist. The stacks here are learn01.\n")]
    public async Task A_stack_without_a_file_is_told_which_there_are(string stack, string error) =>
        Assert.Equal(new Outcome(1, "", error), await _protos.RunAsync("plan", stack));

    [Theory]
    [InlineData("../learn01")]
    [InlineData("learn 01")]
    [InlineData("")]
    public async Task A_name_that_no_stack_can_have_is_refused(string stack)
    {
        var outcome = await _protos.RunAsync("plan", stack);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Matches($@"\APRO\d{{4}} stack: '{stack}' [^\n]+\n\z", outcome.Error);
    }

    [Fact]
    public async Task A_file_that_is_no_yaml_is_refused_with_its_line()
    {
        _protos.Write("Pulumi.learn01.yaml", "config:\n  prototypes:compose: [learn01\n");

        var outcome = await _protos.RunAsync("plan", "learn01");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Matches(@"\APRO\d{4} Pulumi\.learn01\.yaml: [^\n]*line \d[^\n]+\n\z", outcome.Error);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(_protos["Pulumi.folder.yaml"]);

        var outcome = await _protos.RunAsync("plan", "folder");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Matches(@"\APRO\d{4} Pulumi\.folder\.yaml: [^\n]+\n\z", outcome.Error);
    }

    [Fact]
    public async Task All_mistakes_of_the_file_and_of_the_command_line_are_reported_at_once()
    {
        _protos.Write(
            "Pulumi.learn01.yaml",
            """
            config:
              prototypes:cluster:
                kind: kynd
                nodes: many
                subnet: 192.168.49.0/40
              prototypes:compose: [lern01]
              prototypes:versions:
                cert-manager: newest
              prototypes:colour: blue
            """);

        var outcome = await _protos.RunAsync("plan", "learn01", "--config", "exposure=door", "--config", "nothing", "--config", "cluster.knd=kind");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        var lines = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Matches(@"\APRO\d{4} \S+: .+[.?]\z", line));
        Assert.Equal(
            [
                "--config", "prototypes:cluster.kind", "prototypes:cluster.knd", "prototypes:cluster.nodes", "prototypes:cluster.subnet",
                "prototypes:colour", "prototypes:compose[0]", "prototypes:exposure", "prototypes:versions.cert-manager",
            ],
            lines.Select(line => line.Split(' ')[1].TrimEnd(':')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_command_line_wins_over_the_file_and_its_last_word_over_its_first()
    {
        var plan = await _protos.PlanAsync("--config", "cluster.kind=existing", "--config", "cluster.kind=minikube", "--config", "cluster.name=other");

        Assert.Contains("minikube-cluster", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("kind-cluster", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_on_the_command_line_has_commas()
    {
        var plan = await _protos.PlanAsync("--config", "compose=cert-manager,ingress-nginx");

        Assert.Contains("cert-manager-release", plan, StringComparison.Ordinal);
        Assert.Contains("ingress-nginx-release", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("apple", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_value_is_not_decrypted_and_not_shown()
    {
        const string encrypted = "v1:c2VjcmV0OmNhbmFyeQ==";
        _protos.Write(
            "Pulumi.learn01.yaml",
            $"""
            encryptionsalt: v1:salt
            config:
              prototypes:cluster:
                kind: existing
                kubeconfig:
                  secure: {encrypted}
              prototypes:compose: [cert-manager]
              prototypes:exposure: node-port
            """);

        foreach (var format in new[] { "tree", "json", "yaml", "manifests" })
        {
            Assert.DoesNotContain(encrypted, await _protos.PlanAsync("--format", format), StringComparison.Ordinal);
        }

        Assert.Contains("kubeconfig: \"[secret]\"", await _protos.PlanAsync("--format", "yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_value_where_the_plan_needs_to_know_it_is_refused()
    {
        _protos.Write(
            "Pulumi.learn01.yaml",
            """
            config:
              prototypes:cluster:
                kind:
                  secure: v1:c2VjcmV0
              prototypes:compose: [learn01]
              prototypes:exposure: node-port
            """);

        var outcome = await _protos.RunAsync("plan", "learn01");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Matches(@"\APRO\d{4} prototypes:cluster\.kind: [^\n]+\n\z", outcome.Error);
        Assert.DoesNotContain("c2VjcmV0", outcome.Error, StringComparison.Ordinal);
    }
}
