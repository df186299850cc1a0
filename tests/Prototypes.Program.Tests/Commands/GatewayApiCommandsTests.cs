using Prototypes.Program.Commands;

namespace Prototypes.Program.Tests.Commands;

public sealed class GatewayApiCommandsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("experimental\n")]
    public async Task A_first_channel_and_the_same_one_again_are_printed(string? before)
    {
        var (exitCode, output) = await RunAsync(before);

        Assert.Equal((0, "experimental\n"), (exitCode, output.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Another_channel_is_refused_with_the_reason()
    {
        var error = await Assert.ThrowsAsync<CommandException>(() => RunAsync("standard\n"));

        Assert.Equal(
            "The cluster has the standard channel of the Gateway API, and can't be given the experimental one: objects may use fields that only one of them has, "
            + "and the admission policy 'safe-upgrades.gateway.networking.k8s.io' refuses the change. Set gateway-api.channel back, or destroy the stack and deploy it anew.",
            error.Message);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string? before)
    {
        using var output = new StringWriter();
        var environment = CommandEnvironment.OfThisProcess() with { Output = output };
        var command = new GatewayApiCommands(environment, name => name == PulumiEngine.PreviousOutputVariable ? before : null).Create();
        return (await command.Parse(["channel", "experimental"]).InvokeAsync(new() { EnableDefaultExceptionHandler = false }), output.ToString());
    }
}
