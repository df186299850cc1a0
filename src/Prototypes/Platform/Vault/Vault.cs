using System.Text.Json;
using Pulumi;
using Pulumi.Command.Local;

namespace Prototypes.Platform;

/// <summary>
/// Vault with integrated storage (Raft): deployed, initialised and unsealed. Its keys are kept by the state of the stack only. Its server certificate comes from
/// a CA of cert-manager's in its own namespace, and is loaded anew when it is renewed.
/// </summary>
public sealed class Vault : ComponentResource
{
    /// <summary>The namespace of all its parts.</summary>
    public const string Namespace = "vault";

    /// <summary>The name of its Helm release, by which its pods and Services are called.</summary>
    public const string ReleaseName = "vault";

    /// <summary>The Secret with its server certificate and the CA of that.</summary>
    public const string ServerSecret = "vault-tls";

    /// <summary>Its address for clients in the cluster: the Service of the active replica, because the other Service leads to sealed pods too.</summary>
    public const string Address = "https://vault-active.vault.svc:8200";

    /// <summary>How long the operating commands may take: the images are pulled meanwhile.</summary>
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(20);

    private readonly VaultArgs _args;

    /// <summary>Registers Vault.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What to install.</param>
    /// <param name="options">Its resource options.</param>
    public Vault(string name, VaultArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:Vault", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _args = args;
        var @namespace = Namespaces.Create($"{name}-namespace", Namespace, PodSecurityLevel.Restricted, this);
        var certificates = new CertificateChain(
            $"{name}-certificates",
            new CertificateChainArgs
            {
                Name = "vault",
                Namespace = Namespace,
                LeafName = ServerSecret,
                AuthorityCommonName = "Vault bootstrap CA",
                DnsNames = VaultNames.ServerNames(args.Replicas),
                IpAddresses = ["127.0.0.1"],
            },
            new ComponentResourceOptions { Parent = this, DependsOn = { @namespace, args.CertManager.Ready } });
        // Its pods are not ready before they are unsealed, which happens after this.
        var release = HelmReleases.Create(
            $"{name}-release",
            new ChartInstallation(args.Release, Namespace, VaultValues.For(args.Replicas, args.Image)) { Name = ReleaseName, Await = false },
            this,
            @namespace,
            certificates.Leaf);

        var bootstrap = Operate(
            $"{name}-bootstrap",
            OwnCommand.Line(
            [
                "vault", "bootstrap", "--initialize-only", "--shares", $"{args.KeyShares}", "--threshold", $"{args.KeyThreshold}", .. Target,
            ]),
            new CommandArgs(),
            this,
            release);
        Keys = Output.CreateSecret(bootstrap.Stdout);
        RootToken = Output.CreateSecret(Keys.Apply(ReadRootToken));
        Ready = Operate(
            $"{name}-unseal",
            OwnCommand.Line(["vault", "unseal", .. Target]),
            new CommandArgs { Stdin = Keys, Triggers = new object[] { args.Replicas, args.Release.Version.ToString() } },
            this,
            bootstrap);

        var authority = Operate(
            $"{name}-authority", OwnCommand.Line(["vault", "authority", .. Target]), new CommandArgs(), this, certificates.Leaf);
        Authority = Output.Unsecret(authority.Stdout);
        RegisterOutputs();
    }

    /// <summary>What everything that uses Vault waits for: every replica unsealed.</summary>
    public Command Ready { get; }

    /// <summary>The unseal keys and the root token, the JSON that <c>vault bootstrap</c> printed. Secret.</summary>
    public Output<string> Keys { get; }

    /// <summary>The root token. Secret.</summary>
    public Output<string> RootToken { get; }

    /// <summary>The CA of its server certificate, PEM. Public.</summary>
    public Output<string> Authority { get; }

    private string[] Target => ["--context", _args.Context, "--replicas", $"{_args.Replicas}", "--ca-secret", ServerSecret];

    /// <summary>Registers a command that brings a document about, and takes it out again on destroy.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="document">The document, which may be secret.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="dependsOn">What it waits for beside Vault.</param>
    internal Command Configure(string name, Input<string> document, ComponentResource parent, params Resource[] dependsOn) => Operate(
        name,
        OwnCommand.Line(["vault", "configure", .. Target]),
        new CommandArgs
        {
            Delete = OwnCommand.Line(["vault", "configure", "--remove", .. Target]),
            Stdin = document,
            Environment = { { "VAULT_TOKEN", RootToken } },
        },
        parent,
        [Ready, .. dependsOn]);

    private static Command Operate(string name, string create, CommandArgs args, ComponentResource parent, params Resource[] dependsOn)
    {
        args.Create = create;
        args.Logging = Logging.None;
        return new Command(name, args, new CustomResourceOptions
        {
            Parent = parent,
            DependsOn = dependsOn,
            AdditionalSecretOutputs = { "stdout", "stderr" },
            CustomTimeouts = new CustomTimeouts { Create = CommandTimeout, Update = CommandTimeout },
        });
    }

    private static string ReadRootToken(string keys)
    {
        using var document = JsonDocument.Parse(keys);
        return document.RootElement.GetProperty("root_token").GetString()!;
    }
}
