using System.Collections.Immutable;
using Prototypes.Endpoints;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;

namespace Prototypes.Learn;

/// <summary>
/// Learn-01, basic ingress: five fruits behind ingress-nginx. Apple and banana are found by path on any host, and by host; passion by host. Papaya's TLS
/// is terminated at the ingress, mango's is passed through to its pod; each has a certificate authority of its own.
/// </summary>
public sealed class Learn01BasicIngress : ComponentResource
{
    private readonly string _name;
    private readonly Learn01BasicIngressArgs _args;
    private readonly List<Endpoint> _endpoints = [];

    /// <summary>Registers Learn-01.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it is built on.</param>
    /// <param name="options">Its resource options.</param>
    public Learn01BasicIngress(string name, Learn01BasicIngressArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:learn:Learn01BasicIngress", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _name = name;
        _args = args;

        RegisterEchoFruit("apple");
        RegisterEchoFruit("banana");
        RegisterPassion();
        RegisterPapaya();
        RegisterMango();

        Endpoints = [.. _endpoints];
        RegisterOutputs();
    }

    /// <summary>What clients can ask for, and what they are answered.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; }

    private string HostOf(string fruit) => $"{fruit}.{_args.BaseDomain}";

    private Namespace CreateNamespace(string fruit) => Namespaces.Create(fruit, fruit, PodSecurityLevel.Restricted, this);

    // The same path twice: without a host, where every host that no other rule names ends up, and with a host of its own.
    private void RegisterEchoFruit(string fruit)
    {
        var @namespace = CreateNamespace(fruit);
        foreach (var (variant, host) in new[] { ("path", null), ("host", HostOf(fruit)) })
        {
            var server = $"{fruit}-{variant}";
            _ = new EchoServer(
                server,
                new EchoServerArgs
                {
                    Name = server,
                    Namespace = fruit,
                    Image = ApplicationImages.HttpEcho,
                    Text = server,
                    ServiceName = $"{server}-service",
                },
                DependingOn(@namespace));
            Route(
                $"{server}-ingress",
                new IngressRoute
                {
                    Name = $"{server}-ingress",
                    Namespace = fruit,
                    Host = host,
                    Path = $"/{fruit}",
                    ServiceName = $"{server}-service",
                    PortName = "http",
                },
                @namespace);
            Expose(server, host, $"/{fruit}", authority: null);
        }
    }

    private void RegisterPassion()
    {
        var @namespace = CreateNamespace("passion");
        RegisterTextServer("passion", "<h1>Pekko-http loves passion fruit</h1>", certificate: null, @namespace);
        Route(
            "passion-ingress",
            new IngressRoute
            {
                Name = "passion-ingress",
                Namespace = "passion",
                Host = HostOf("passion"),
                Path = "/passion",
                ServiceName = "passion-svc",
                PortName = "http",
            },
            @namespace);
        Expose("passion", HostOf("passion"), "/passion", authority: null);
    }

    private void RegisterPapaya()
    {
        var @namespace = CreateNamespace("papaya");
        var chain = RegisterCertificateChain("papaya", @namespace);
        RegisterTextServer("papaya", "Pekko-http says that Papaya is a sweet fruit", certificate: null, @namespace);
        Route(
            "papaya-ingress",
            new IngressRoute
            {
                Name = "papaya",
                Namespace = "papaya",
                Host = HostOf("papaya"),
                Path = "/papaya",
                ServiceName = "papaya-svc",
                PortName = "http",
                Tls = new IngressTls.Terminated(chain.SecretName),
            },
            @namespace);
        Expose("papaya", HostOf("papaya"), "/papaya", chain);
    }

    private void RegisterMango()
    {
        var @namespace = CreateNamespace("mango");
        var chain = RegisterCertificateChain("mango", @namespace);
        RegisterTextServer("mango", "juicy mango\n", new ServerCertificate(chain.SecretName, chain.Leaf), @namespace);
        Route(
            "mango-ingress",
            new IngressRoute
            {
                Name = "mango",
                Namespace = "mango",
                Host = HostOf("mango"),
                // A passed-through connection is encrypted: the controller sees no path, and looks for '/' only.
                Path = "/",
                ServiceName = "mango-svc",
                PortName = "https",
                Tls = new IngressTls.PassedThrough(),
            },
            @namespace);
        Expose("mango", HostOf("mango"), "/mango", chain);
    }

    private CertificateChain RegisterCertificateChain(string fruit, Namespace @namespace) => new(
        $"{fruit}-certificates",
        new CertificateChainArgs
        {
            Name = fruit,
            Namespace = fruit,
            AuthorityCommonName = $"{_name} {fruit} CA",
            DnsNames =
            [
                HostOf(fruit),
                $"{fruit}-svc.{fruit}.svc.cluster.local",
                $"{fruit}-svc.{fruit}.svc",
                "localhost",
            ],
        },
        DependingOn(@namespace, _args.CertManager.Ready));

    private void RegisterTextServer(string fruit, string text, ServerCertificate? certificate, Namespace @namespace) => _ = new TextServer(
        fruit + "-server",
        new TextServerArgs
        {
            Name = fruit,
            Namespace = fruit,
            Image = ApplicationImages.Nginx,
            Page = new TextPage($"/{fruit}", text),
            ServiceName = $"{fruit}-svc",
            Certificate = certificate,
        },
        DependingOn(@namespace));

    // The admission webhook has to answer before an Ingress is accepted.
    private void Route(string logicalName, IngressRoute route, Namespace @namespace) =>
        route.Create(logicalName, this, @namespace, _args.IngressNginx.Ready);

    private void Expose(string name, string? host, string path, CertificateChain? authority) => _endpoints.Add(
        _args.Entrance.Endpoint(name, host, path, authority is null ? null : new SecretKey(name, authority.SecretName, "ca.crt")));

    private ComponentResourceOptions DependingOn(params Resource[] dependsOn) => new() { Parent = this, DependsOn = dependsOn };
}

/// <summary>What <see cref="Learn01BasicIngress"/> is built on.</summary>
public sealed class Learn01BasicIngressArgs : ResourceArgs
{
    /// <summary>The ingress controller, with TLS passthrough on.</summary>
    public required IngressNginx IngressNginx { get; init; }

    /// <summary>What issues the certificates.</summary>
    public required CertManager CertManager { get; init; }

    /// <summary>Where clients reach the ingress controller.</summary>
    public required Entrance Entrance { get; init; }

    /// <summary>The domain that the fruits' hosts are below, such as <c>foo.com</c>.</summary>
    public required string BaseDomain { get; init; }
}
