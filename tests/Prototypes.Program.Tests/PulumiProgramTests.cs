using Prototypes.Program.Tests.Support;

namespace Prototypes.Program.Tests;

public sealed class PulumiProgramTests
{
    [Fact]
    public async Task Under_the_engine_it_is_the_pulumi_program_whatever_its_arguments_are()
    {
        // Nobody listens there: the program must not do anything else instead.
        var outcome = await ProtosProcess.RunAsync(
            ["plan", "learn01"],
            ("PULUMI_MONITOR", "127.0.0.1:1"),
            ("PULUMI_ENGINE", "127.0.0.1:1"),
            ("PULUMI_PROJECT", "prototypes"),
            ("PULUMI_STACK", "learn01"),
            ("PULUMI_DRY_RUN", "true"),
            ("PULUMI_PARALLEL", "1"),
            ("PULUMI_CONFIG", """{"prototypes:compose":"[\"learn01\"]","prototypes:exposure":"node-port"}"""));

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.NotEqual("", outcome.Error);
    }
}
