using Prototypes.Program.Tests.Support;

namespace Prototypes.Program.Tests;

public sealed class PulumiProgramTests
{
    // Nobody listens there.
    private static readonly (string, string)[] Engine =
    [
        ("PULUMI_MONITOR", "127.0.0.1:1"), ("PULUMI_ENGINE", "127.0.0.1:1"), ("PULUMI_PROJECT", "prototypes"), ("PULUMI_STACK", "learn01"),
        ("PULUMI_DRY_RUN", "true"), ("PULUMI_PARALLEL", "1"),
    ];

    [Theory]
    [InlineData("""{"prototypes:compose":"[\"learn01\"]","prototypes:exposure":"node-port"}""")]
    [InlineData("""{"prototypes:compose":"[\"lern01\"]"}""")]
    public async Task Under_the_engine_it_is_the_pulumi_program_and_fails_when_it_cannot_reach_it(string configuration)
    {
        var outcome = await ProtosProcess.RunAsync([], [.. Engine, ("PULUMI_CONFIG", configuration)]);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.NotEqual("", outcome.Error);
    }

    [Fact]
    public async Task A_verb_is_a_verb_even_when_a_command_of_the_stack_runs_it()
    {
        var outcome = await ProtosProcess.RunAsync(["plan", "learn01"], Engine);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("learn01\n", outcome.Output, StringComparison.Ordinal);
    }
}
