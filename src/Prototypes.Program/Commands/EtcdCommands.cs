using System.CommandLine;
using Prototypes.Operations.Etcd;
using Prototypes.Operations.Processes;

namespace Prototypes.Program.Commands;

/// <summary><c>etcd</c>: encrypts what a cluster stores in etcd, changes the keys, decrypts it again, and shows it.</summary>
/// <param name="environment">What it sees of the world.</param>
/// <param name="processes">Starts docker, minikube and kubectl.</param>
/// <param name="time">Paces the waiting.</param>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class EtcdCommands(
    CommandEnvironment environment, IProcessRunner processes, TimeProvider time, Func<string, string?> variable)
{
    private readonly ErrorLog _log = new(environment);

    /// <summary>Makes the command.</summary>
    public Command Create() => new(
        "etcd",
        """
        Encrypts Secrets at rest on a cluster that runs. 'pulumi up' calls these verbs; they can be run by hand. At every moment all
        Secrets are readable, and a verb that was interrupted is finished by running it again. The API server is away for up to a
        minute when encryption is turned on or off: let nothing else use the cluster meanwhile.

        Keys come in on standard input or in the environment variable ETCD_ENCRYPTION_KEYS, never as arguments: one per line, as
        name=base64, the one to write with first. Keep them: what is encrypted with a lost key is lost.

        A cluster can also encrypt from its first start: prepare, then kind or minikube through run; forget when the cluster is deleted.

          echo "key1=$(head -c 32 /dev/urandom | base64)" > key1 && ./protos etcd enable --kind kind --cluster NAME < key1
        """)
    {
        Enable(),
        Rotate(),
        Rewrite(),
        Disable(),
        Status(),
        Start.Prepare((cluster, parse, desired, phase, cancellationToken) =>
            Operation(cluster, parse).RotateAsync(desired, phase, cancellationToken)),
        Start.Run(),
        Start.Forget(),
    };

    private EtcdStartCommands Start => new(environment, processes, variable);

    private Command Enable()
    {
        var encryption = new EncryptionArguments();
        var command = Verb(
            "enable",
            "Encrypts the values that are there and those to come.",
            async (operation, parse, cancellationToken) => await operation.EnableAsync(
                encryption.Read(parse, await ReadKeysAsync(cancellationToken), EncryptionPhase.Encrypt), cancellationToken));
        encryption.AddTo(command);
        return command;
    }

    private Command Rotate()
    {
        var encryption = new EncryptionArguments();
        var decrypt = EncryptionArguments.Decrypt();
        var command = Verb(
            "rotate",
            "Changes keys, provider or resources. New keys are added first; those that are left out go when no value needs them.",
            async (operation, parse, cancellationToken) =>
            {
                var phase = parse.GetValue(decrypt) ? EncryptionPhase.Decrypt : EncryptionPhase.Encrypt;
                var desired = encryption.Read(parse, await ReadKeysAsync(cancellationToken), phase);
                await operation.RotateAsync(desired, phase, cancellationToken);
            });
        encryption.AddTo(command);
        command.Add(decrypt);
        return command;
    }

    private Command Rewrite() => Verb(
        "rewrite",
        "Writes every value anew that is not stored as the API server would store it today.",
        (operation, _, cancellationToken) => operation.RewriteAsync(cancellationToken));

    private Command Disable() => Verb(
        "disable",
        "Stores everything in plaintext again, and removes the keys from the node. Needs no keys.",
        (operation, _, cancellationToken) => operation.DisableAsync(cancellationToken));

    private Command Status()
    {
        var cluster = new EtcdArguments(variable);
        var resources = EncryptionArguments.Resources("A resource to look at besides those that are encrypted; may be repeated.");
        var require = new Option<bool>("--require-encryption") { Description = "Fail if the cluster does not encrypt." };
        var format = new Option<string>("--format")
        {
            Description = "How to show it: text for people, json for programs.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "status",
            "Says how many values etcd has under which prefix, which names provider and key; no value leaves etcd. Fails unless all are "
            + "stored as the configuration says.")
        {
            resources, require, format,
        };
        cluster.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var status = await Operation(cluster, parse).GetStatusAsync(parse.GetValue(resources) ?? [], cancellationToken);
            await environment.Output.WriteLineAsync((parse.GetValue(format) == "json" ? status.ToJson() : status.ToText()).TrimEnd());
            if (status.FindDeviation(parse.GetValue(require)) is not { } deviation)
            {
                return ExitCode.Done;
            }

            await environment.Error.WriteLineAsync(deviation);
            return ExitCode.Failed;
        });
        return command;
    }

    private Command Verb(string name, string description, Func<EtcdEncryption, ParseResult, CancellationToken, Task> run)
    {
        var cluster = new EtcdArguments(variable);
        var command = new Command(name, description);
        cluster.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            await run(Operation(cluster, parse), parse, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private EtcdEncryption Operation(EtcdArguments cluster, ParseResult parse) => new(processes, time, _log, cluster.Read(parse));

    private Task<string> ReadKeysAsync(CancellationToken cancellationToken) =>
        EncryptionArguments.ReadKeysAsync(environment, variable, cancellationToken);
}
