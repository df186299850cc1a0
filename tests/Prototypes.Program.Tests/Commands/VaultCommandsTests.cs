using System.CommandLine;
using System.Text.Json.Nodes;
using Prototypes.Operations;
using Prototypes.Operations.Tests.Vault;
using Prototypes.Operations.Tests.Vault.Double;
using Prototypes.Program.Commands;

namespace Prototypes.Program.Tests.Commands;

public sealed class VaultCommandsTests
{
    [Fact]
    public async Task The_verbs_hand_their_results_on_as_a_stack_does()
    {
        await using var vault = await VaultDouble.StartAsync();
        var kubectl = new InProcessKubectl(vault);

        var bootstrap = await RunAsync(kubectl, ["bootstrap", "--initialize-only", "--context", "kind-learn05"]);
        var unseal = await RunAsync(kubectl, ["unseal", "--context", "kind-learn05"], input: bootstrap.Output);
        var token = JsonNode.Parse(bootstrap.Output)!["root_token"]!.ToString();
        var configure = await RunAsync(kubectl, ["configure", "--context", "kind-learn05"], Documents.Small.ToJson(), ("VAULT_TOKEN", token));
        var status = await RunAsync(kubectl, ["status", "--context", "kind-learn05"]);

        Assert.Equal((0, 0, 0, 0), (bootstrap.ExitCode, unseal.ExitCode, configure.ExitCode, status.ExitCode));
        Assert.Equal(vault.Storage!.Shares, JsonNode.Parse(bootstrap.Output)!["unseal_keys_b64"]!.AsArray().Select(share => share!.ToString()));
        Assert.Equal("", unseal.Output);
        Assert.Equal(["root-2026", "example-com"], JsonNode.Parse(configure.Output)!.AsArray().Select(authority => authority!["issuerName"]!.ToString()));
        Assert.Equal(["vault-0 is active", "vault-1 is standby", "vault-2 is standby"], status.Output.TrimEnd().Split(Environment.NewLine));
        Assert.Contains("Every replica is a voter of the Raft cluster.", unseal.Error, StringComparison.Ordinal);
        Assert.Contains("Created pki_int/roles/mango-issuer.", configure.Error, StringComparison.Ordinal);
        Assert.All(kubectl.Requests, request => Assert.Contains("kind-learn05", request.Arguments));

        string[] secrets = [token, Canary.KeyValue, .. vault.Storage.Shares];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, bootstrap.Error + unseal.Error + configure.Error + configure.Output + status.Error + status.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_update_of_the_command_finds_the_keys_in_its_previous_output_and_prints_them_again()
    {
        await using var vault = await VaultDouble.StartAsync(1);
        var kubectl = new InProcessKubectl(vault);
        var first = await RunAsync(kubectl, ["bootstrap", "--replicas", "1"]);

        var update = await RunAsync(kubectl, ["bootstrap", "--replicas", "1"], "", ("PULUMI_COMMAND_STDOUT", first.Output));
        var byHand = await RunAsync(kubectl, ["bootstrap", "--replicas", "1"], first.Output);

        Assert.Equal((0, first.Output), (update.ExitCode, update.Output));
        Assert.Equal((0, first.Output), (byHand.ExitCode, byHand.Output));
        Assert.Equal(1, vault.Initializations);
    }

    [Fact]
    public async Task Nothing_is_printed_when_the_keys_of_an_initialised_Vault_are_missing()
    {
        await using var vault = await VaultDouble.StartAsync(1);
        var kubectl = new InProcessKubectl(vault);
        await RunAsync(kubectl, ["bootstrap", "--replicas", "1"]);

        var error = await Assert.ThrowsAsync<OperationException>(() => RunAsync(kubectl, ["bootstrap", "--replicas", "1"]));

        Assert.Contains("its unseal keys are not at hand", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unseal", "There are no keys on standard input. Pipe the JSON that 'vault bootstrap' printed into this command.")]
    [InlineData("configure", "There is no token in the environment variable VAULT_TOKEN. Set it to the root_token that 'vault bootstrap' "
        + "printed.")]
    public async Task What_is_missing_is_said_before_anything_is_started(string verb, string message)
    {
        await using var vault = await VaultDouble.StartAsync(1);
        var kubectl = new InProcessKubectl(vault);

        var error = await Assert.ThrowsAsync<CommandException>(() => RunAsync(kubectl, [verb]));

        Assert.Equal(message, error.Message);
        Assert.Empty(kubectl.Requests);
    }

    [Fact]
    public async Task A_CA_file_that_is_not_there_is_an_error_that_names_it()
    {
        await using var vault = await VaultDouble.StartAsync(1);

        var error = await Assert.ThrowsAsync<OperationException>(() => RunAsync(new InProcessKubectl(vault), ["status", "--ca-file", "nowhere.pem"]));

        Assert.StartsWith("The CA file 'nowhere.pem' cannot be read (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_of_a_sealed_Vault_fails_and_says_what_to_do()
    {
        await using var vault = await VaultDouble.StartAsync(1);
        vault.Ready();
        vault.Replicas[0].Restart();

        var status = await RunAsync(new InProcessKubectl(vault), ["status", "--replicas", "1"]);

        Assert.Equal((1, "vault-0 is sealed" + Environment.NewLine, "Vault is not in service. Unseal it with './protos vault "
            + "unseal'." + Environment.NewLine), (status.ExitCode, status.Output, status.Error));
    }

    [Theory]
    [InlineData("--kubeconfig", "config", "--kubeconfig", "config")]
    [InlineData("--namespace", "elsewhere", "--namespace", "elsewhere")]
    [InlineData("--release", "other", "pod/other-0", "port-forward")]
    [InlineData("--ca-secret", "other-tls", "other-tls", "secret")]
    public async Task The_options_reach_kubectl(string option, string value, params string[] arguments)
    {
        await using var vault = await VaultDouble.StartAsync(1);
        vault.Ready();
        var kubectl = new InProcessKubectl(vault);

        await Record.ExceptionAsync(() => RunAsync(kubectl, ["status", "--replicas", "1", option, value]));

        Assert.Contains(kubectl.Requests, request => arguments.All(request.Arguments.Contains));
    }

    [Fact]
    public async Task Help_tells_somebody_who_must_unseal_a_stack_after_a_reboot_how()
    {
        await using var vault = await VaultDouble.StartAsync(1);

        var help = await RunAsync(new InProcessKubectl(vault), ["--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.Contains("After a reboot Vault's pods are sealed", help.Output, StringComparison.Ordinal);
        Assert.Contains("| ./protos vault unseal --context kind-STACK", help.Output, StringComparison.Ordinal);
        Assert.All(new[] { "bootstrap", "unseal", "configure", "status" }, verb => Assert.Matches($@"(?m)^  {verb}\s+\S", help.Output));
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        InProcessKubectl kubectl, string[] args, string input = "", params (string Name, string Value)[] variables)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input);
        var environment = new CommandEnvironment { Output = output, Error = error, Input = reader, ProjectDirectory = "", IsTerminal = false };
        var values = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        var command = new VaultCommands(environment, kubectl, new ImpatientTime(), values.GetValueOrDefault).Create();
        var root = new RootCommand { command };
        var exitCode = await root.Parse(["vault", .. args]).InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        Assert.Equal(0, kubectl.OpenForwards);
        return (exitCode, output.ToString(), error.ToString());
    }
}
