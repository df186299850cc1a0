using System.CommandLine;
using System.Text.Json;
using Prototypes.Operations.Processes;
using Prototypes.Operations.Vault;
using Prototypes.Operations.Vault.Configuration;

namespace Prototypes.Program.Commands;

/// <summary><c>vault</c>: initialises, unseals, configures and shows the Vault of a stack.</summary>
/// <param name="environment">What it sees of the world.</param>
/// <param name="processes">Starts kubectl.</param>
/// <param name="time">Paces the waiting.</param>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class VaultCommands(
    CommandEnvironment environment, IProcessRunner processes, TimeProvider time, Func<string, string?> variable)
{
    /// <summary>The environment variable that carries the token for <c>configure</c>, as Vault's own tools name it.</summary>
    public const string TokenVariable = "VAULT_TOKEN";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private readonly ErrorLog _log = new(environment);

    /// <summary>Makes the command.</summary>
    public Command Create() => new(
        "vault",
        """
        Initialises, unseals and configures the Vault of a stack. 'pulumi up' calls these verbs; they can be run by hand, and again,
        at any time.

        After a reboot Vault's pods are sealed and serve nothing. Unseal them with the keys that the stack keeps:

          pulumi stack output vaultKeys --show-secrets --stack STACK | ./protos vault unseal --context kind-STACK

        'vault status' then says of each replica whether it is in service. Secrets come in on standard input or in the environment,
        never as arguments.
        """)
    {
        Bootstrap(),
        Unseal(),
        Configure(),
        Status(),
        Authority(),
    };

    private Command Bootstrap()
    {
        var target = new VaultArguments();
        var defaults = new VaultBootstrapOptions();
        var shares = new Option<int>("--shares")
        {
            Description = "How many key shares are made.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => defaults.Shares,
        };
        var threshold = new Option<int>("--threshold")
        {
            Description = "How many of them unseal Vault.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => defaults.Threshold,
        };
        var initializeOnly = new Option<bool>("--initialize-only")
        {
            Description = "End as soon as the keys are printed; 'vault unseal' does the rest. For callers that lose the output of a "
                + "command that fails.",
        };
        var command = new Command(
            "bootstrap",
            "Waits for Vault's pods, initialises a new Vault, and unseals every replica. Prints the keys and the root token as JSON: keep "
            + "them, they are given once. A Vault that is initialised already needs the keys that it gave on "
            + "standard input, and is never initialised again.")
        {
            shares, threshold, initializeOnly,
        };
        target.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var options = new VaultBootstrapOptions
            {
                Shares = parse.GetValue(shares),
                Threshold = parse.GetValue(threshold),
                InitializeOnly = parse.GetValue(initializeOnly),
            };
            var known = VaultKeys.Parse(await environment.ReadInputAsync(cancellationToken))
                ?? VaultKeys.Parse(variable(PulumiEngine.PreviousOutputVariable) ?? "");
            await new VaultBootstrap(processes, _log, time)
                .RunAsync(target.Read(parse), options, known, keys => WriteAsync(keys.ToJson()), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private Command Unseal()
    {
        var target = new VaultArguments();
        var command = new Command(
            "unseal",
            "Unseals every replica that is sealed, for example after a reboot, and waits until Vault is in service. Reads the JSON that "
            + "'vault bootstrap' printed on standard input.");
        target.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var keys = VaultKeys.Parse(await environment.ReadInputAsync(cancellationToken))
                ?? throw new CommandException(
                    "There are no keys on standard input. Pipe the JSON that 'vault bootstrap' printed into this command.");
            await new VaultUnseal(processes, _log, time).RunAsync(target.Read(parse), keys, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private Command Configure()
    {
        var target = new VaultArguments();
        var remove = new Option<bool>("--remove")
        {
            Description = "Take the document's roles, policies and values out instead. Engines and authorities stay; a Vault that is not "
                + "in service is left alone.",
        };
        var revoke = new Option<bool>("--revoke-token")
        {
            Description = "Revoke the token when everything is done. Nothing can be configured afterwards.",
        };
        var command = new Command(
            "configure",
            "Reads a JSON document on standard input and brings it about: engines, authorities, roles, policies, logins, values. Changes "
            + $"only what differs, and says what. The token comes in the environment variable {TokenVariable}. "
            + "Prints the certificates of the authorities as JSON.")
        {
            remove, revoke,
        };
        target.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var token = variable(TokenVariable);
            if (string.IsNullOrWhiteSpace(token))
            {
                throw new CommandException(
                    $"There is no token in the environment variable {TokenVariable}. "
                    + "Set it to the root_token that 'vault bootstrap' printed.");
            }

            var configuration = VaultConfiguration.Parse(await environment.ReadInputAsync(cancellationToken));
            var options = new VaultConfigureOptions { Remove = parse.GetValue(remove), RevokeToken = parse.GetValue(revoke) };
            var result = await new VaultConfigure(processes, _log, time)
                .RunAsync(target.Read(parse), configuration, token.Trim(), options, cancellationToken);
            await WriteAsync(JsonSerializer.Serialize(result.Authorities, Indented));
            return ExitCode.Done;
        });
        return command;
    }

    private Command Status()
    {
        var target = new VaultArguments();
        var command = new Command(
            "status", "Says of each replica whether it is initialised, sealed, standby or active. Fails unless all are in service.");
        target.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var replicas = await new VaultStatus(processes, _log, time).RunAsync(target.Read(parse), cancellationToken);
            foreach (var replica in replicas)
            {
                await environment.Output.WriteLineAsync(replica.ToString());
            }

            if (VaultStatus.IsInService(replicas))
            {
                return ExitCode.Done;
            }

            await environment.Error.WriteLineAsync(replicas.Any(replica => replica.Mode == ReplicaMode.Sealed)
                ? "Vault is not in service. Unseal it with './protos vault unseal'."
                : "Vault is not in service.");
            return ExitCode.Failed;
        });
        return command;
    }

    private Command Authority()
    {
        var target = new VaultArguments();
        var command = new Command(
            "authority", "Prints the CA of Vault's server certificate as PEM, for clients that have to trust it. Waits until it is there.");
        target.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            await environment.Output.WriteAsync(
                await new VaultAuthority(processes, _log, time).RunAsync(target.Read(parse), cancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private async Task WriteAsync(string text)
    {
        await environment.Output.WriteLineAsync(text);
        await environment.Output.FlushAsync();
    }
}
