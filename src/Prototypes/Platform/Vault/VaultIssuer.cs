using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Prototypes.Operations.Vault.Configuration;
using Prototypes.Resources.CertManager;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Prototypes.Platform;

/// <summary>
/// An Issuer whose certificates Vault signs, under a role, a policy and a login of its own that admit nothing else: its domains, its path, its ServiceAccount.
/// </summary>
public sealed class VaultIssuer : ComponentResource
{
    private readonly VaultIssuerArgs _args;

    /// <summary>Registers the issuer.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it may sign.</param>
    /// <param name="options">Its resource options. It must depend on its namespace and on cert-manager.</param>
    public VaultIssuer(string name, VaultIssuerArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:VaultIssuer", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _args = args;
        // A refused signature makes cert-manager wait for an hour: role, policy and login come first.
        var configuration = args.Pki.Vault.Configure($"{name}-configuration", Document(args).ToJson(), this, args.Pki.Ready);
        var account = new ServiceAccount(
            $"{name}-account",
            new ServiceAccountArgs { Metadata = Metadata(args), AutomountServiceAccountToken = false },
            new CustomResourceOptions { Parent = this });
        var binding = BindTokenRequests(name, args, account);

        Issuer = new Issuer(
            $"{name}-issuer",
            new IssuerArgs(args.Name, args.Namespace)
            {
                Spec = new IssuerSpecArgs
                {
                    Vault = new VaultIssuerSpecArgs
                    {
                        Server = Vault.Address,
                        Path = $"{args.Mount}/sign/{args.Role}",
                        CaBundle = args.Pki.Vault.Authority.Apply(pem => Convert.ToBase64String(Encoding.UTF8.GetBytes(pem))),
                        Auth = new VaultAuthArgs
                        {
                            Kubernetes = new VaultKubernetesAuthArgs
                            {
                                MountPath = "/v1/auth/kubernetes",
                                Role = args.Role,
                                ServiceAccountRef = new ServiceAccountReferenceArgs { Name = args.Name },
                            },
                        },
                    },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { configuration, account, binding } });
        RegisterOutputs();
    }

    /// <summary>The Issuer, ready when Vault has let it log in.</summary>
    public Issuer Issuer { get; }

    /// <summary>
    /// Has it sign a server's certificate, for as long as it may, with a key of its own that is new at each renewal, when a third of the
    /// time is left.
    /// </summary>
    /// <param name="logicalName">The Certificate's logical name in the stack.</param>
    /// <param name="certificate">The Certificate's name.</param>
    /// <param name="secret">The Secret with the certificate (<c>tls.crt</c>, <c>tls.key</c>) and the root's (<c>ca.crt</c>).</param>
    /// <param name="hosts">The hosts that it names, all of the allowed domains.</param>
    /// <param name="parent">The component that it belongs to.</param>
    internal ServerCertificate Certify(
        string logicalName, string certificate, string secret, ImmutableArray<string> hosts, ComponentResource parent) => new(
        secret,
        new Certificate(
            logicalName,
            new CertificateArgs(certificate, _args.Namespace)
            {
                Spec = new CertificateSpecArgs
                {
                    IsCa = false,
                    CommonName = hosts[0],
                    DnsNames = hosts,
                    Duration = Hours(_args.Lifetime),
                    RenewBefore = Hours(_args.Lifetime / 3),
                    Usages = { "digital signature", "server auth" },
                    SecretName = secret,
                    PrivateKey = new CertificatePrivateKeyArgs { Algorithm = "ECDSA", Size = 256, RotationPolicy = "Always" },
                    IssuerRef = new IssuerReferenceArgs { Name = _args.Name },
                },
            },
            new CustomResourceOptions { Parent = parent, DependsOn = { Issuer } }));

    /// <summary>Describes the role, the policy and the login.</summary>
    /// <param name="args">What the issuer may sign.</param>
    internal static VaultConfiguration Document(VaultIssuerArgs args) => new()
    {
        PkiRoles =
        [
            new PkiRole
            {
                Mount = args.Mount,
                Name = args.Role,
                AllowedDomains = args.AllowedDomains,
                AllowBareDomains = args.AllowBareDomains,
                AllowSubdomains = args.AllowSubdomains,
                Ttl = args.Lifetime,
                MaxTtl = args.Lifetime,
            },
        ],
        Policies = [AclPolicy.ForSigning(args.Role, args.Mount, args.Role)],
        KubernetesAuthRoles =
        [
            new KubernetesAuthRole
            {
                Name = args.Role,
                ServiceAccount = args.Name,
                Namespace = args.Namespace,
                Audience = KubernetesAuthRole.AudienceOf(args.Namespace, args.Name),
                Policies = [args.Role],
            },
        ],
    };

    // cert-manager makes a token of the ServiceAccount for each login; its chart grants that to nobody (https://github.com/cert-manager/cert-manager/issues/6673).
    private RoleBinding BindTokenRequests(string name, VaultIssuerArgs args, ServiceAccount account)
    {
        var role = new Role(
            $"{name}-role",
            new RoleArgs
            {
                Metadata = Metadata(args),
                Rules =
                {
                    new PolicyRuleArgs
                    {
                        ApiGroups = { "" },
                        Resources = { "serviceaccounts/token" },
                        ResourceNames = { args.Name },
                        Verbs = { "create" },
                    },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { account } });
        return new RoleBinding(
            $"{name}-binding",
            new RoleBindingArgs
            {
                Metadata = Metadata(args),
                RoleRef = new RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = args.Name },
                Subjects = { new SubjectArgs { Kind = "ServiceAccount", Name = "cert-manager", Namespace = CertManager.Namespace } },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { role } });
    }

    private static string Hours(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours}h");

    private static ObjectMetaArgs Metadata(VaultIssuerArgs args) => new() { Name = args.Name, Namespace = args.Namespace };
}

/// <summary>What a <see cref="VaultIssuer"/> may sign.</summary>
public sealed class VaultIssuerArgs : ResourceArgs
{
    /// <summary>The name of the Issuer, of its ServiceAccount, and of what lets cert-manager use that.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The CAs.</summary>
    public required VaultPki Pki { get; init; }

    /// <summary>The PKI engine of the CA that signs.</summary>
    public required string Mount { get; init; }

    /// <summary>The name of its role, policy and login in Vault.</summary>
    public required string Role { get; init; }

    /// <summary>The domains that its certificates may name.</summary>
    public required ImmutableArray<string> AllowedDomains { get; init; }

    /// <summary>Whether they may name these domains themselves. Default: true.</summary>
    public bool AllowBareDomains { get; init; } = true;

    /// <summary>Whether they may name hosts below these domains. Default: false.</summary>
    public bool AllowSubdomains { get; init; }

    /// <summary>The longest lifetime of its certificates.</summary>
    public required TimeSpan Lifetime { get; init; }
}
