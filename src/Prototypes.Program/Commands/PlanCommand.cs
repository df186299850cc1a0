using System.CommandLine;
using Prototypes.Planning.Rendering;

namespace Prototypes.Program.Commands;

/// <summary><c>plan</c>: shows what <c>pulumi up</c> would register.</summary>
internal static class PlanCommand
{
    private static readonly string[] Formats = ["tree", "json", "yaml", "manifests"];

    /// <summary>Makes the command.</summary>
    /// <param name="environment">What it sees of the world.</param>
    public static Command Create(CommandEnvironment environment)
    {
        var stack = StackArguments.Stack();
        var config = StackArguments.Config();
        var format = new Option<string>("--format")
        {
            Description = "How to show it: tree for people, json or yaml for programs, manifests for kubectl.",
            HelpName = string.Join('|', Formats),
            DefaultValueFactory = _ => Formats[0],
        };
        format.CompletionSources.Add(Formats);
        format.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !Formats.Contains(token.Value)) is { } unknown)
            {
                result.AddError($"--format: '{unknown.Value}' is not a format. Use {string.Join(", ", Formats)}.");
            }
        });
        var output = new Option<string?>("--out") { Description = "Write it to this file instead.", HelpName = "FILE" };
        var command = new Command("plan", "Shows what 'pulumi up' would register, without a cluster, an engine or a network.")
        {
            stack, format, config, output,
        };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var loaded = StackLoader.Load(environment, parse.GetRequiredValue(stack), parse.GetValue(config) ?? []);
            var plan = await StackPlanner.PlanAsync(loaded);
            var file = parse.GetValue(output);
            var style = file is null && environment.IsTerminal ? TreeStyle.ForStandardOutput() : TreeStyle.Plain;
            var text = PlanRenderer.Render(plan, Enum.Parse<PlanFormat>(parse.GetRequiredValue(format), ignoreCase: true), style);
            if (file is null)
            {
                await environment.Output.WriteAsync(text);
            }
            else
            {
                await TextFile.WriteAsync(file, text, cancellationToken);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
