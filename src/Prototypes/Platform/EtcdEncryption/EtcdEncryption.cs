using System.Collections.Immutable;
using Prototypes.Operations.Etcd;
using Prototypes.Settings;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Random;

namespace Prototypes.Platform;

/// <summary>
/// Encrypts Secrets, or other resources, in a cluster's etcd. A cluster that the stack creates encrypts from its first start, and waits for this component; one
/// that exists is changed while it runs, and everything in it waits until that is over. The keys are kept by the state of the stack and on the node.
/// </summary>
/// <remarks>
/// A change of the keys, of their order, of the provider or of the phase becomes a rotation: a new key is added before it writes, and an old one goes when no
/// value needs it. https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
/// </remarks>
public sealed class EtcdEncryption : ComponentResource
{
    /// <summary>How long turning it on, changing it or turning it off may take: the API server restarts, and every value is written anew.</summary>
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(30);

    private readonly EtcdEncryptionArgs _args;

    /// <summary>Registers the encryption of a cluster.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What to encrypt, where, and with which keys.</param>
    /// <param name="options">Its resource options.</param>
    public EtcdEncryption(string name, EtcdEncryptionArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:EtcdEncryption", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _args = args;
        var keys = args.Keys.Select(key => Line(key, new RandomBytes(
            $"{name}-{key}", new RandomBytesArgs { Length = EncryptionKey.Length }, new CustomResourceOptions { Parent = this }))).ToList();
        Ready = new Command(
            $"{name}-configuration",
            Commands(Output.CreateSecret(Output.All(keys).Apply(lines => string.Join('\n', lines)))),
            new CustomResourceOptions
            {
                Parent = this,
                AdditionalSecretOutputs = { "stdout", "stderr" },
                CustomTimeouts = new CustomTimeouts { Create = CommandTimeout, Update = CommandTimeout, Delete = CommandTimeout },
            });
        RegisterOutputs();
    }

    /// <summary>What a new cluster waits for, or everything in one that exists: the configuration is in place.</summary>
    public Command Ready { get; }

    /// <summary>What decides how values are stored; no secret.</summary>
    internal ImmutableArray<string> Description => [_args.Provider, .. _args.Resources, .. _args.Keys, _args.Phase.ToString()];

    /// <summary>The command that says how values are stored, and fails unless they are stored as this component has it.</summary>
    internal string Status => Verb("status", [.. Context, .. _args.Phase == EncryptionPhase.Encrypt ? (string[])["--require-encryption"] : []]);

    /// <summary>The command line of kind or minikube that finds what a new cluster starts with.</summary>
    /// <param name="command">The command line.</param>
    internal string WithConfiguration(string command) => $"{OwnCommand.Line("etcd", "run", "--cluster", _args.ClusterName, "--")} {command}";

    private string[] Context => ["--context", _args.Context];

    private string[] Encryption => ["--provider", _args.Provider, .. _args.Resources.SelectMany(resource => (string[])["--resource", resource])];

    private string[] Decrypt => _args.Phase == EncryptionPhase.Decrypt ? ["--decrypt"] : [];

    private CommandArgs Commands(Output<string> keys)
    {
        var commands = new CommandArgs { Stdin = keys, Logging = Logging.None };
        if (_args.NewCluster)
        {
            // The same again on update: once the cluster exists, it rotates.
            commands.Create = Verb("prepare", [.. Context, .. Encryption, .. Decrypt]);
            commands.Delete = Verb("forget", []);
            return commands;
        }

        var rotate = Verb("rotate", [.. Context, .. Encryption, .. Decrypt]);
        commands.Create = _args.Phase == EncryptionPhase.Encrypt ? Verb("enable", [.. Context, .. Encryption]) : rotate;
        commands.Update = rotate;
        commands.Delete = Verb("disable", Context);
        return commands;
    }

    private string Verb(string verb, string[] arguments)
    {
        var kind = _args.ClusterKind == ClusterKind.Kind ? "kind" : "minikube";
        return OwnCommand.Line(["etcd", verb, "--kind", kind, "--cluster", _args.ClusterName, .. arguments]);
    }

    private static Output<string> Line(string name, RandomBytes key) => key.Base64.Apply(secret => $"{name}={secret}");
}
