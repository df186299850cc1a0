using System.CommandLine;
using Prototypes.Operations;
using Prototypes.Operations.Kubernetes;
using Prototypes.Operations.Vault;

namespace Prototypes.Program.Commands;

/// <summary>The options that say which Vault is meant; every <c>vault</c> verb has them.</summary>
internal sealed class VaultArguments
{
    private readonly Option<string?> _context = new("--context")
    {
        Description = "The kubeconfig context, such as kind-learn05. Default: the current one.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _kubeconfig = new("--kubeconfig")
    {
        Description = "The kubeconfig file. Default: the one that kubectl takes.",
        HelpName = "FILE",
    };

    private readonly Option<string> _namespace = Defaulted("--namespace", "Vault's namespace.", "NAME", new VaultTarget().Namespace);

    private readonly Option<string> _release = Defaulted(
        "--release", "The Helm release, which names the pods.", "NAME", new VaultTarget().Release);

    private readonly Option<int> _replicas = Defaulted("--replicas", "How many replicas there are.", "NUMBER", new VaultTarget().Replicas);

    private readonly Option<string> _authoritySecret = Defaulted(
        "--ca-secret",
        "The Secret in Vault's namespace whose key ca.crt holds the CA of Vault's certificate.",
        "NAME",
        new VaultTarget().AuthoritySecret);

    private readonly Option<string?> _authorityFile = new("--ca-file")
    {
        Description = "A PEM file with that CA, instead of the Secret.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _serverName = new("--server-name")
    {
        Description = "The host name that Vault's certificate must be valid for. Default: RELEASE.NAMESPACE.svc.",
        HelpName = "HOST",
    };

    private readonly Option<int> _timeout = Defaulted(
        "--timeout", "How long each thing is waited for, in seconds.", "SECONDS", (int)new Patience().Limit.TotalSeconds);

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        Option[] options =
        [
            _context, _kubeconfig, _namespace, _release, _replicas, _authoritySecret, _authorityFile, _serverName, _timeout,
        ];
        foreach (var option in options)
        {
            command.Add(option);
        }
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="OperationException">The CA's file cannot be read.</exception>
    public VaultTarget Read(ParseResult parse) => new()
    {
        Kubectl = new KubectlOptions { Context = parse.GetValue(_context), Kubeconfig = parse.GetValue(_kubeconfig) },
        Namespace = parse.GetRequiredValue(_namespace),
        Release = parse.GetRequiredValue(_release),
        Replicas = parse.GetRequiredValue(_replicas),
        AuthoritySecret = parse.GetRequiredValue(_authoritySecret),
        Authority = parse.GetValue(_authorityFile) is { } file ? ReadAuthority(file) : null,
        ServerName = parse.GetValue(_serverName),
        Patience = new Patience { Limit = TimeSpan.FromSeconds(parse.GetRequiredValue(_timeout)) },
    };

    private static string ReadAuthority(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OperationException($"The CA file '{file}' cannot be read ({exception.Message.TrimEnd('.')}). Give a PEM "
                + "file.", exception);
        }
    }

    private static Option<T> Defaulted<T>(string name, string description, string helpName, T value) =>
        new(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => value };
}
