using System.CommandLine;
using Prototypes.Operations.Etcd;
using Prototypes.Operations.Processes;

namespace Prototypes.Program.Commands;

/// <summary>The <c>etcd</c> verbs for clusters that encrypt from their first start: what is done on this machine before and after their life.</summary>
/// <param name="environment">What it sees of the world.</param>
/// <param name="processes">Starts kind, docker and minikube.</param>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class EtcdStartCommands(CommandEnvironment environment, IProcessRunner processes, Func<string, string?> variable)
{
    /// <summary>Makes the verb that has a cluster encrypt.</summary>
    /// <param name="rotate">Changes the keys of a cluster that exists.</param>
    public Command Prepare(Func<EtcdArguments, ParseResult, EncryptionConfiguration, EncryptionPhase, CancellationToken, Task> rotate)
    {
        var cluster = new EtcdArguments(variable);
        var encryption = new EncryptionArguments();
        var decrypt = EncryptionArguments.Decrypt();
        var command = new Command(
            "prepare",
            "Before the cluster exists: puts its configuration where 'etcd run' starts it, readable by you only. Once it exists: the same as rotate.")
        {
            decrypt,
        };
        cluster.AddTo(command);
        encryption.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var phase = parse.GetValue(decrypt) ? EncryptionPhase.Decrypt : EncryptionPhase.Encrypt;
            var keys = await EncryptionArguments.ReadKeysAsync(environment, variable, cancellationToken);
            var configuration = encryption.Read(parse, keys, phase);
            var options = cluster.Read(parse);
            if (!await Start(options.Cluster).PrepareAsync(options.Kind, configuration, phase, cancellationToken))
            {
                await rotate(cluster, parse, configuration, phase, cancellationToken);
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Makes the verb that starts kind or minikube.</summary>
    public Command Run()
    {
        var cluster = EtcdArguments.ClusterOption();
        var tool = new Argument<string[]>("COMMAND")
        {
            Description = "kind or minikube and its arguments, after --.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "run",
            "Runs kind or minikube where it finds what 'etcd prepare' wrote: in the cluster's own folder, which is minikube's home, too.")
        {
            cluster, tool,
        };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var input = await environment.ReadInputAsync(cancellationToken);
            var result = await Start(parse.GetRequiredValue(cluster)).RunAsync(parse.GetRequiredValue(tool), input, cancellationToken);
            await environment.Output.WriteAsync(result.StandardOutput);
            await environment.Error.WriteAsync(result.StandardError);
            return result.ExitCode == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    /// <summary>Makes the verb that removes what <see cref="Prepare"/> wrote.</summary>
    public Command Forget()
    {
        var cluster = new EtcdArguments(variable);
        var command = new Command("forget", "Removes the keys of a cluster that is deleted, and all else of its folder, from this machine.");
        cluster.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var options = cluster.Read(parse);
            await Start(options.Cluster).ForgetAsync(options.Kind, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private EncryptedStart Start(string cluster) => new(processes, ClusterFolder.Of(cluster, variable));
}
