using System.CommandLine;

namespace Prototypes.Program.Commands;

/// <summary><c>gateway-api</c>: keeps a cluster on the channel of the Gateway API that it began with.</summary>
/// <param name="environment">What it sees of the world.</param>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class GatewayApiCommands(CommandEnvironment environment, Func<string, string?> variable)
{
    /// <summary>Makes the command.</summary>
    public Command Create() => new(
        "gateway-api", "Keeps a cluster on the channel of the Gateway API that it began with. 'pulumi up' calls it.")
    {
        Channel(),
    };

    private Command Channel()
    {
        var channel = new Argument<string>("CHANNEL") { Description = "The channel: standard or experimental." };
        channel.AcceptOnlyFromAmong("standard", "experimental");
        var command = new Command(
            "channel", "Prints the channel, and refuses another one than it printed before: 'pulumi up' hands that over on an update.")
        {
            channel,
        };
        command.SetAction(async (parse, _) =>
        {
            var wanted = parse.GetRequiredValue(channel);
            var present = variable(PulumiEngine.PreviousOutputVariable)?.Trim();
            if (!string.IsNullOrEmpty(present) && present != wanted)
            {
                throw new CommandException(
                    $"The cluster has the {present} channel of the Gateway API, and can't be given the {wanted} one: objects may use fields that only one of them has, "
                    + "and the admission policy 'safe-upgrades.gateway.networking.k8s.io' refuses the change. Set gateway-api.channel back, or destroy the stack and deploy it anew.");
            }

            await environment.Output.WriteLineAsync(wanted);
            return ExitCode.Done;
        });
        return command;
    }
}
