using Prototypes.Program.Tests.Support;

namespace Prototypes.Program.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly Protos _protos = new();

    public void Dispose() => _protos.Dispose();

    [Theory]
    [InlineData("plann learn01", "There is no verb 'plann'. Did you mean 'plan'?", "./protos")]
    [InlineData("xyzzy", "There is no verb 'xyzzy'.", "./protos")]
    [InlineData("--verbose", "The verb is missing.", "./protos")]
    [InlineData("vault", "The verb is missing.", "./protos vault")]
    [InlineData("vault unsela", "There is no verb 'unsela'. Did you mean 'unseal'?", "./protos vault")]
    [InlineData("vault unseal --contxt kind", "There is no option '--contxt'. Did you mean '--context'?", "./protos vault unseal")]
    [InlineData("vault unseal --replicas many", "--replicas: 'many' is not a whole number.", "./protos vault unseal")]
    [InlineData("plan", "Required argument 'STACK' missing for command: 'plan'.", "./protos plan")]
    [InlineData("plan learn01 learn02", "'learn02' is one argument too many.", "./protos plan")]
    [InlineData("plan learn01 --formt json", "There is no option '--formt'. Did you mean '--format'?", "./protos plan")]
    [InlineData("plan --formt json", "There is no option '--formt'. Did you mean '--format'?", "./protos plan")]
    [InlineData("plan learn01 --fast", "There is no option '--fast'.", "./protos plan")]
    [InlineData("plan learn01 --formt=json", "There is no option '--formt'. Did you mean '--format'?", "./protos plan")]
    [InlineData("plan learn01 -x", "There is no option '-x'.", "./protos plan")]
    [InlineData("plan learn01 --format", "Required argument missing for option: '--format'.", "./protos plan")]
    [InlineData("plan learn01 --format xml", "--format: 'xml' is not a format. Use tree, json, yaml, manifests.", "./protos plan")]
    [InlineData("plan learn01 --format JSON", "--format: 'JSON' is not a format. Use tree, json, yaml, manifests.", "./protos plan")]
    [InlineData("plan learn01 --format json --format yaml", "Option '--format' expects a single argument but 2 were provided.", "./protos plan")]
    [InlineData("plan learn01 --config", "Required argument missing for option: '--config'.", "./protos plan")]
    [InlineData("plan learn01 --out", "Required argument missing for option: '--out'.", "./protos plan")]
    public async Task A_wrong_command_line_is_said_in_one_line_with_where_to_read_on(string commandLine, string reason, string help) => Assert.Equal(
        new Outcome(64, "", $"{reason} Run '{help} --help' to see what there is.\n"),
        await _protos.RunAsync(commandLine.Split(' ')));

    [Fact]
    public async Task A_line_break_in_an_argument_does_not_break_the_message() => Assert.Equal(
        new Outcome(64, "", "There is no verb 'pl an'. Did you mean 'plan'? Run './protos --help' to see what there is.\n"),
        await _protos.RunAsync("pl\nan"));

    [Fact]
    public async Task Without_arguments_there_is_help()
    {
        var outcome = await _protos.RunAsync();

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("\n  ./protos [command] [options]\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n  plan <STACK>  Shows what 'pulumi up' would register", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(outcome, await _protos.RunAsync("--help"));
        Assert.Equal(outcome, await _protos.RunAsync("-h"));
    }

    [Fact]
    public async Task The_help_of_a_verb_names_its_arguments_and_options()
    {
        var outcome = await _protos.RunAsync("plan", "--help");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("\n  ./protos plan <STACK> [options]\n", outcome.Output, StringComparison.Ordinal);
        Assert.All(
            ["<STACK>", "--format <tree|json|yaml|manifests>", "[default: tree]", "--config <PATH=VALUE>", "--out <FILE>", "--verbose"],
            name => Assert.Contains(name, outcome.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var outcome = await _protos.RunAsync("--version");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Matches(@"\A\d+\.\d+\.\d+\S*\n\z", outcome.Output);
    }

    [Fact]
    public async Task A_failure_is_one_line_and_its_details_are_shown_when_asked_for()
    {
        string[] failing = ["plan", "learn01", "--out", _protos["missing/plan"]];
        var outcome = await _protos.RunAsync(failing);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal(1, outcome.Error.Count(character => character == '\n'));

        var verbose = await _protos.RunAsync([.. failing, "--verbose"]);

        Assert.Equal((1, ""), (verbose.ExitCode, verbose.Output));
        Assert.StartsWith(outcome.Error, verbose.Error, StringComparison.Ordinal);
        Assert.Contains("\n   at Prototypes.Program.", verbose.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_argument_may_begin_with_an_at_sign() => Assert.Equal(
        new Outcome(64, "", "There is no verb '@plan'. Did you mean 'plan'? Run './protos --help' to see what there is.\n"),
        await _protos.RunAsync("@plan"));

    [Fact]
    public async Task The_program_runs_as_a_process_of_its_own_and_finds_the_stacks_of_its_checkout()
    {
        var planned = await ProtosProcess.RunAsync(["plan", "learn01", "--format", "json"]);
        var refused = await ProtosProcess.RunAsync(["plan", "lern01"]);

        Assert.Equal((0, ""), (planned.ExitCode, planned.Error));
        Assert.Equal(await _protos.PlanAsync("--format", "json"), planned.Output);
        Assert.Equal((1, "", 1), (refused.ExitCode, refused.Output, refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.StartsWith("PRO0001 Pulumi.lern01.yaml: does not exist. Did you mean the stack 'learn01'?", refused.Error, StringComparison.Ordinal);
    }
}
