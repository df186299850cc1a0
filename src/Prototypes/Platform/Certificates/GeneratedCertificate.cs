using System.Text.Json;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Prototypes.Platform;

/// <summary>
/// A server certificate, valid for a year, that this program's own <c>certificates create</c> makes with a CA that signs
/// nothing else, and the Secret that holds it. The CA's key is nowhere, not even in the stack's state. Nobody renews it:
/// <c>pulumi up --replace</c> on its command makes a new one.
/// </summary>
public sealed class GeneratedCertificate : ComponentResource
{
    /// <summary>Registers the certificate.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">Whom it is for.</param>
    /// <param name="options">Its resource options. It must depend on the namespace.</param>
    public GeneratedCertificate(string name, GeneratedCertificateArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:GeneratedCertificate", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var command = new Command(
            $"{name}-creation",
            new CommandArgs
            {
                Create = OwnCommand.Line("certificates", "create"),
                Stdin = JsonSerializer.Serialize(
                    new { authoritySubject = args.AuthoritySubject, subject = args.Subject, dnsNames = args.DnsNames }),
                Logging = Logging.None,
            },
            new CustomResourceOptions { Parent = this, AdditionalSecretOutputs = { "stdout", "stderr" } });

        Secret = new Secret(
            $"{name}-secret",
            new SecretArgs
            {
                Metadata = new ObjectMetaArgs { Name = args.SecretName, Namespace = args.Namespace },
                Type = "kubernetes.io/tls",
                StringData =
                {
                    { "tls.crt", Read("certificate") },
                    { "tls.key", Read("privateKey") },
                    { CertificateAuthorityKey, Read("caCertificate") },
                },
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();

        Output<string> Read(string member) => Output.CreateSecret(command.Stdout.Apply(json => ReadMember(json, member)));
    }

    /// <summary>The key of the Secret that holds the CA's certificate.</summary>
    public const string CertificateAuthorityKey = "ca.crt";

    /// <summary>The Secret, with <c>tls.crt</c>, <c>tls.key</c> and <c>ca.crt</c>.</summary>
    public Secret Secret { get; }

    private static string ReadMember(string json, string member)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(member).GetString()!;
    }
}

/// <summary>Whom a <see cref="GeneratedCertificate"/> is for.</summary>
public sealed class GeneratedCertificateArgs : ResourceArgs
{
    /// <summary>The Secret's name.</summary>
    public required string SecretName { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The CA's subject, such as <c>O=example Inc., CN=example.com</c>.</summary>
    public required string AuthoritySubject { get; init; }

    /// <summary>The certificate's subject, such as <c>CN=mango.example.com, O=mango organization</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The host names that clients use, as subject alternative names.</summary>
    public required IReadOnlyList<string> DnsNames { get; init; }
}
