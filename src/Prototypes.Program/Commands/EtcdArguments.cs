using System.CommandLine;
using Prototypes.Operations;
using Prototypes.Operations.Etcd;

namespace Prototypes.Program.Commands;

/// <summary>The options that say which cluster is meant; every <c>etcd</c> verb has them.</summary>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class EtcdArguments(Func<string, string?> variable)
{
    private static readonly EtcdOptions Defaults = new() { Kind = NodeKind.Kind, Cluster = "" };

    private readonly Option<NodeKind> _kind = new("--kind")
    {
        Description = "What made the cluster: kind or minikube.",
        HelpName = "kind|minikube",
        Required = true,
    };

    private readonly Option<string> _cluster = ClusterOption();

    private readonly Option<string?> _context = new("--context")
    {
        Description = "The kubeconfig context. Default: kind-NAME for kind, NAME for minikube.",
        HelpName = "NAME",
    };

    private readonly Option<int> _readyTimeout = Seconds(
        "--ready-timeout", "How long the API server may take to come back before its old manifest is put back.", Defaults.ReadyTimeout);

    private readonly Option<int> _reloadTimeout = Seconds(
        "--reload-timeout", "How long the API server may take to load a configuration; it looks every minute.", Defaults.ReloadTimeout);

    /// <summary>Makes the option for the cluster.</summary>
    public static Option<string> ClusterOption() => new("--cluster")
    {
        Description = "The name of the kind cluster or the minikube profile.",
        HelpName = "NAME",
        Required = true,
    };

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _kind, _cluster, _context, _readyTimeout, _reloadTimeout })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads them.</summary>
    public EtcdOptions Read(ParseResult parse)
    {
        var folder = ClusterFolder.Of(parse.GetRequiredValue(_cluster), variable);
        return ReadOptions(parse) with
        {
            // A cluster that 'etcd run' started has a home of minikube's to itself.
            Environment = folder.HasMinikubeProfile ? folder.ToolEnvironment : new Dictionary<string, string>(),
        };
    }

    private EtcdOptions ReadOptions(ParseResult parse) => new()
    {
        Kind = parse.GetRequiredValue(_kind),
        Cluster = parse.GetRequiredValue(_cluster),
        Context = parse.GetValue(_context),
        ReadyTimeout = TimeSpan.FromSeconds(parse.GetRequiredValue(_readyTimeout)),
        ReloadTimeout = TimeSpan.FromSeconds(parse.GetRequiredValue(_reloadTimeout)),
    };

    private static Option<int> Seconds(string name, string description, TimeSpan value) =>
        new(name) { Description = $"{description} In seconds.", HelpName = "SECONDS", DefaultValueFactory = _ => (int)value.TotalSeconds };
}

/// <summary>The options that say how to encrypt, and the keys, which are none.</summary>
internal sealed class EncryptionArguments
{
    /// <summary>The environment variable that carries the keys when standard input does not.</summary>
    public const string KeysVariable = "ETCD_ENCRYPTION_KEYS";

    private readonly Option<string> _provider = new("--provider")
    {
        Description = "How to encrypt.",
        DefaultValueFactory = _ => EncryptionProviderKind.SecretBox.WireName(),
    };

    private readonly Option<string[]> _resources = Resources("A resource to encrypt; may be repeated. Default: secrets.");

    /// <summary>Makes the option for resources.</summary>
    public static Option<string[]> Resources(string description) => new("--resource") { Description = description, HelpName = "NAME" };

    /// <summary>Makes the option to store plaintext.</summary>
    public static Option<bool> Decrypt() => new("--decrypt") { Description = "Store everything in plaintext, but keep the keys on the node." };

    /// <summary>Reads the keys: from the environment variable, or else from standard input.</summary>
    public static async Task<string> ReadKeysAsync(
        CommandEnvironment environment, Func<string, string?> variable, CancellationToken cancellationToken) =>
        variable(KeysVariable) is { Length: > 0 } keys ? keys : await environment.ReadInputAsync(cancellationToken);

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        _provider.AcceptOnlyFromAmong([.. EncryptionProviderKinds.Encrypting.Select(kind => kind.WireName())]);
        command.Add(_provider);
        command.Add(_resources);
    }

    /// <summary>Reads them.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="keys">The keys, one <c>name=base64</c> per line.</param>
    /// <param name="phase">Whether to encrypt.</param>
    /// <exception cref="CommandException">There are no keys.</exception>
    /// <exception cref="OperationException">A key is not written as one.</exception>
    public EncryptionConfiguration Read(ParseResult parse, string keys, EncryptionPhase phase)
    {
        if (string.IsNullOrWhiteSpace(keys))
        {
            throw new CommandException(
                $"There are no keys, neither on standard input nor in the environment variable {KeysVariable}. Give one per line, as "
                + "name=base64.");
        }

        var kind = EncryptionProviderKinds.FromWireName(parse.GetRequiredValue(_provider))!.Value;
        return EncryptionConfiguration.Create(
            phase,
            EncryptionKey.ParseLines(keys).Select(key => new ProviderKey(kind, key)),
            parse.GetValue(_resources) is { Length: > 0 } resources ? resources : [EncryptedResource.Secrets.Name]);
    }
}
