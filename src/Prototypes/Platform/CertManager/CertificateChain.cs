using Prototypes.Resources.CertManager;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>
/// A server certificate with a certificate authority of its own: a self-signing Issuer makes the CA, the CA's Issuer signs the leaf. CA and leaf
/// stand in different Secrets, so that mounting the leaf never hands out the CA's key.
/// </summary>
public sealed class CertificateChain : ComponentResource
{
    /// <summary>How long a CA is valid: 10 years, far longer than any leaf that it signs.</summary>
    public const string AuthorityDuration = "87600h";

    /// <summary>How long a leaf is valid: 90 days. cert-manager renews it when a third of that is left.</summary>
    public const string LeafDuration = "2160h";

    /// <summary>Registers the chain.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">Whom the leaf is for.</param>
    /// <param name="options">Its resource options. It must depend on cert-manager and on the namespace.</param>
    public CertificateChain(string name, CertificateChainArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:CertificateChain", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var leafName = args.LeafName ?? $"{args.Name}-tls-cert";
        var authorityName = $"{args.Name}-tls-cert-issuer";
        var authoritySecret = $"{authorityName}-secret";

        var root = new Issuer(
            $"{name}-root-issuer",
            new IssuerArgs(RootIssuerName, args.Namespace)
            {
                Spec = new IssuerSpecArgs { SelfSigned = new SelfSignedIssuerArgs() },
            },
            new CustomResourceOptions { Parent = this });

        var authority = new Certificate(
            $"{name}-ca",
            new CertificateArgs(authorityName, args.Namespace)
            {
                Spec = new CertificateSpecArgs
                {
                    IsCa = true,
                    CommonName = args.AuthorityCommonName,
                    Duration = AuthorityDuration,
                    SecretName = authoritySecret,
                    // Clients keep the CA's certificate: a new key at its renewal would take their trust away.
                    PrivateKey = Key("Never"),
                    IssuerRef = new IssuerReferenceArgs { Name = RootIssuerName },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { root } });

        var issuer = new Issuer(
            $"{name}-ca-issuer",
            new IssuerArgs(authorityName, args.Namespace)
            {
                Spec = new IssuerSpecArgs { Ca = new CaIssuerArgs { SecretName = authoritySecret } },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { authority } });

        var leaf = new CertificateSpecArgs
        {
            IsCa = false,
            DnsNames = args.DnsNames.ToArray(),
            Duration = LeafDuration,
            Usages = { "digital signature", "server auth" },
            SecretName = leafName,
            PrivateKey = Key("Always"),
            IssuerRef = new IssuerReferenceArgs { Name = authorityName },
        };
        if (!args.IpAddresses.IsEmpty)
        {
            leaf.IpAddresses = args.IpAddresses.ToArray();
        }

        Leaf = new Certificate(
            $"{name}-leaf",
            new CertificateArgs(leafName, args.Namespace) { Spec = leaf },
            new CustomResourceOptions { Parent = this, DependsOn = { issuer } });

        SecretName = leafName;
        RegisterOutputs();
    }

    /// <summary>The leaf, ready when <see cref="SecretName"/> holds it.</summary>
    public Certificate Leaf { get; }

    /// <summary>The Secret with the leaf (<c>tls.crt</c>, <c>tls.key</c>) and the CA's certificate (<c>ca.crt</c>).</summary>
    public string SecretName { get; }

    private const string RootIssuerName = "root-tls-cert-issuer";

    private static CertificatePrivateKeyArgs Key(string rotationPolicy) =>
        new() { Algorithm = "ECDSA", Size = 256, RotationPolicy = rotationPolicy };
}
