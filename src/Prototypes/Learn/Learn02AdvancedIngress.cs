using System.Collections.Immutable;
using Prototypes.Endpoints;
using Prototypes.Operations.Vault.Configuration;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Workloads;
using Pulumi;
using Pulumi.Random;

namespace Prototypes.Learn;

/// <summary>
/// Learn-02, advanced ingress: papaya behind ingress-nginx as in Learn-01, with a certificate that a PKI in Vault signs. Two intermediate CAs stand below one
/// root, each with an issuer that may sign for its own domain only.
/// </summary>
public sealed class Learn02AdvancedIngress : ComponentResource
{
    private const string Fruit = "papaya";
    private const string ExampleDomain = "example.com";
    private const string ExampleMount = "pki_int";
    private const string FooMount = "pki_int_foo";
    private const string CertificateSecret = "papaya-tls-cert";
    private static readonly TimeSpan CertificateLifetime = TimeSpan.FromHours(2160);

    private readonly string _name;
    private readonly Learn02AdvancedIngressArgs _args;

    /// <summary>Registers Learn-02.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it is built on.</param>
    /// <param name="options">Its resource options.</param>
    public Learn02AdvancedIngress(string name, Learn02AdvancedIngressArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:learn:Learn02AdvancedIngress", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _name = name;
        _args = args;
        var pki = new VaultPki(
            $"{name}-pki",
            new VaultPkiArgs
            {
                Vault = args.Vault,
                // No two CAs may have the same subject.
                Intermediates =
                [
                    new VaultIntermediate(ExampleMount, ExampleDomain),
                    new VaultIntermediate(FooMount, args.BaseDomain == ExampleDomain ? Host : args.BaseDomain),
                ],
            },
            new ComponentResourceOptions { Parent = this });
        RegisterSmokeValue();
        RegisterExample(pki);
        Endpoints = [RegisterPapaya(pki)];
        RegisterOutputs();
    }

    /// <summary>What clients can ask for, and what they are answered.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; }

    private string Host => $"{Fruit}.{_args.BaseDomain}";

    // Something to read back: a random value, so that finding it proves that this Vault was asked.
    private void RegisterSmokeValue()
    {
        var password = new RandomPassword(
            $"{_name}-smoke-value",
            new RandomPasswordArgs { Length = 24, Special = false },
            new CustomResourceOptions { Parent = this });
        var document = password.Result.Apply(value => new VaultConfiguration
        {
            KeyValueMounts = [new KeyValueMount()],
            KeyValueSecrets =
            [
                new KeyValueSecret
                {
                    Path = "test/apitest",
                    Values = new Dictionary<string, string> { ["username"] = "apiuser", ["password"] = value },
                },
            ],
        }.ToJson());
        _args.Vault.Configure($"{_name}-smoke-secret", Output.CreateSecret(document), this);
    }

    private void RegisterExample(VaultPki pki)
    {
        var issuer = new VaultIssuer(
            $"{_name}-example",
            new VaultIssuerArgs
            {
                Name = "vault-issuer",
                Namespace = Vault.Namespace,
                Pki = pki,
                Mount = ExampleMount,
                Role = "example-dot-com",
                AllowedDomains = [ExampleDomain],
                AllowBareDomains = false,
                AllowSubdomains = true,
                Lifetime = CertificateLifetime,
            },
            DependingOn(_args.Vault.Ready, _args.CertManager.Ready));
        issuer.Certify($"{_name}-example-com", "example-com", "example-com-tls", [$"www.{ExampleDomain}"], this);
    }

    private Endpoint RegisterPapaya(VaultPki pki)
    {
        var @namespace = Namespaces.Create($"{_name}-{Fruit}-namespace", Fruit, PodSecurityLevel.Restricted, this);
        var inCluster = $"{Fruit}-svc.{Fruit}.svc.cluster.local";
        var issuer = new VaultIssuer(
            $"{_name}-{Fruit}",
            new VaultIssuerArgs
            {
                Name = "vault-papaya-issuer",
                Namespace = Fruit,
                Pki = pki,
                Mount = FooMount,
                Role = "foo-dot-com",
                AllowedDomains = [Host, inCluster],
                Lifetime = CertificateLifetime,
            },
            DependingOn(@namespace, _args.CertManager.Ready));
        var certificate = issuer.Certify($"{_name}-{CertificateSecret}", CertificateSecret, CertificateSecret, [Host, inCluster], this);
        _ = new TextServer(
            $"{_name}-{Fruit}-server",
            new TextServerArgs
            {
                Name = Fruit,
                Namespace = Fruit,
                Image = ApplicationImages.Nginx,
                Page = new TextPage($"/{Fruit}", "Pekko-http says that Papaya is a sweet fruit"),
                ServiceName = $"{Fruit}-svc",
            },
            DependingOn(@namespace));
        new IngressRoute
        {
            Name = Fruit,
            Namespace = Fruit,
            Host = Host,
            Path = $"/{Fruit}",
            ServiceName = $"{Fruit}-svc",
            PortName = "http",
            Tls = new IngressTls.Terminated(certificate.SecretName),
        }.Create($"{_name}-{Fruit}-ingress", this, @namespace, _args.IngressNginx.Ready);
        return _args.Entrance.Endpoint(Fruit, Host, $"/{Fruit}", new SecretKey(Fruit, certificate.SecretName, "ca.crt"));
    }

    private ComponentResourceOptions DependingOn(params Resource[] dependsOn) => new() { Parent = this, DependsOn = dependsOn };
}

/// <summary>What <see cref="Learn02AdvancedIngress"/> is built on.</summary>
public sealed class Learn02AdvancedIngressArgs : ResourceArgs
{
    /// <summary>The ingress controller.</summary>
    public required IngressNginx IngressNginx { get; init; }

    /// <summary>What asks Vault for certificates and keeps them valid.</summary>
    public required CertManager CertManager { get; init; }

    /// <summary>What signs them.</summary>
    public required Vault Vault { get; init; }

    /// <summary>Where clients reach the ingress controller.</summary>
    public required Entrance Entrance { get; init; }

    /// <summary>The domain that papaya's host is below, such as <c>foo.com</c>.</summary>
    public required string BaseDomain { get; init; }
}
