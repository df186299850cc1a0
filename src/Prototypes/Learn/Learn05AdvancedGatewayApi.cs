using System.Collections.Immutable;
using Prototypes.Endpoints;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Resources.GatewayApi;
using Prototypes.Workloads;
using Pulumi;

namespace Prototypes.Learn;

/// <summary>
/// Learn-05, the advanced Gateway API: two applications on Istio ambient, each with a namespace, a Gateway, and an issuer in Vault's PKI
/// of its own. Mango's TLS ends at its Gateway, which redirects HTTP; nginx's is passed through to its pod.
/// </summary>
public sealed class Learn05AdvancedGatewayApi : ComponentResource
{
    private const string Domain = "example.com";
    private const string PkiMount = "pki_int";
    private const int DefaultHttpsPort = 443;
    private static readonly TimeSpan CertificateLifetime = TimeSpan.FromHours(48);

    private static readonly GatewayPlan MangoPlan =
        new("learn05-mango", [new GatewayPort(TerminatingGateway.HttpsPort), new GatewayPort(TerminatingGateway.HttpPort)]);

    private static readonly GatewayPlan NginxPlan = new("learn05-nginx", [new GatewayPort(PassthroughGateway.Port)]);

    private readonly string _name;
    private readonly Learn05AdvancedGatewayApiArgs _args;
    private readonly IstioGatewayController _controller;
    private readonly VaultPki _pki;

    /// <summary>Registers Learn-05.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it is built on.</param>
    /// <param name="options">Its resource options.</param>
    public Learn05AdvancedGatewayApi(string name, Learn05AdvancedGatewayApiArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:learn:Learn05AdvancedGatewayApi", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _name = name;
        _args = args;
        _controller = new IstioGatewayController(args.Istio);
        _pki = new VaultPki(
            $"{name}-pki",
            new VaultPkiArgs { Vault = args.Vault, Intermediates = [new VaultIntermediate(PkiMount, Domain)] },
            new ComponentResourceOptions { Parent = this });
        Endpoints = [.. RegisterMango(), RegisterNginx()];
        RegisterOutputs();
    }

    /// <summary>What clients can ask for, and what they are answered.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; }

    /// <summary>The Gateways that it makes.</summary>
    internal static ImmutableArray<GatewayPlan> Gateways => [MangoPlan, NginxPlan];

    private IEnumerable<Endpoint> RegisterMango()
    {
        const string Service = "mango-svc";
        const int ServicePort = 8000;
        var site = RegisterSite("mango", "mango-gateway", "mango", Service, "mango-credential");
        _ = new EchoServer(
            $"{site.Name}-echo",
            new EchoServerArgs
            {
                Name = "mango",
                Namespace = site.Namespace,
                Image = ApplicationImages.HttpEcho,
                Text = "juicy mango",
                ServiceName = Service,
                ServicePort = ServicePort,
            },
            DependingOn(site.Ready));
        var gateway = new TerminatingGateway(
            $"{site.Name}-entrance",
            new TerminatingGatewayArgs
            {
                Name = site.Gateway,
                Namespace = site.Namespace,
                Controller = _controller,
                Exposure = _args.Exposure.Of(MangoPlan),
                LoadBalancers = _args.LoadBalancers,
                Hostname = site.Host,
                ServerCertificate = site.Certificate,
            },
            DependingOn(site.Ready));
        var entrance = _args.Exposure.EntranceOf(MangoPlan, TerminatingGateway.HttpPort, TerminatingGateway.HttpsPort);
        RouteHttp(site, gateway, "route", "mango-route", TerminatingGateway.HttpsListenerName, new HttpRouteRuleArgs
        {
            Matches = { new HttpRouteMatchArgs { Path = new HttpPathMatchArgs { Type = "PathPrefix", Value = "/mango" } } },
            BackendRefs = { new BackendReferenceArgs { Name = Service, Port = ServicePort } },
        });
        RouteHttp(site, gateway, "redirect", "mango-redirect", TerminatingGateway.HttpListenerName, new HttpRouteRuleArgs
        {
            Filters = { new HttpRouteFilterArgs { Type = "RequestRedirect", RequestRedirect = ToHttps(entrance) } },
        });
        return
        [
            entrance.Endpoint("mango", site.Host, "/mango", site.Authority),
            entrance.Endpoint("mango-redirect", site.Host, "/mango", null),
        ];
    }

    private Endpoint RegisterNginx()
    {
        const string Server = "my-nginx";
        var site = RegisterSite("nginx", "nginx-gateway", Server, Server, "nginx-server-certs");
        _ = new WelcomeServer(
            $"{site.Name}-server",
            new WelcomeServerArgs
            {
                Name = Server,
                Namespace = site.Namespace,
                Image = ApplicationImages.Nginx,
                ConfigMapName = "nginx-configmap",
                Certificate = site.Certificate,
            },
            DependingOn(site.Ready));
        var gateway = new PassthroughGateway(
            $"{site.Name}-entrance",
            new PassthroughGatewayArgs
            {
                Name = site.Gateway,
                Namespace = site.Namespace,
                Controller = _controller,
                Exposure = _args.Exposure.Of(NginxPlan),
                LoadBalancers = _args.LoadBalancers,
                Hostname = site.Host,
            },
            DependingOn(site.Ready));
        _ = new TlsRoute(
            $"{site.Name}-route",
            new TlsRouteArgs(_args.GatewayApi.ApiVersionOf("TLSRoute"), "nginx", site.Namespace)
            {
                Spec = new TlsRouteSpecArgs
                {
                    ParentRefs = { new ParentReferenceArgs { Name = site.Gateway, SectionName = PassthroughGateway.ListenerName } },
                    Hostnames = { site.Host },
                    Rules = { new TlsRouteRuleArgs { BackendRefs = { new BackendReferenceArgs { Name = Server, Port = WelcomeServer.ServicePort } } } },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { gateway.Gateway } });
        return _args.Exposure.EntranceOf(NginxPlan, null, PassthroughGateway.Port).Endpoint("nginx", site.Host, "/", site.Authority);
    }

    // The namespace of an application, and its certificate.
    private Site RegisterSite(string application, string gateway, string pods, string service, string secret)
    {
        var name = $"{_name}-{application}";
        var host = $"{application}.{Domain}";
        var inCluster = $"{service}.{application}.svc.cluster.local";
        var mesh = new MeshNamespace(
            $"{name}-mesh",
            new MeshNamespaceArgs
            {
                Name = application,
                Istio = _args.Istio,
                StrictFor = _args.StrictMutualTls ? new MeshIdentity(application, _controller.GeneratedName(gateway)) : null,
                ProtectedPods = ImmutableDictionary<string, string>.Empty.Add("app", pods),
            },
            new ComponentResourceOptions { Parent = this });
        var issuer = new VaultIssuer(
            $"{name}-vault",
            new VaultIssuerArgs
            {
                Name = $"{application}-issuer",
                Namespace = application,
                Pki = _pki,
                Mount = PkiMount,
                Role = $"{application}-issuer",
                AllowedDomains = [host, inCluster],
                Lifetime = CertificateLifetime,
            },
            DependingOn(mesh.Namespace, _args.CertManager.Ready));
        var certificate = issuer.Certify($"{name}-certificate", $"{application}-credential", secret, [host, inCluster], this);
        return new Site(name, application, gateway, host, mesh.Namespace, certificate);
    }

    // Only a Gateway that is there answers what a route is waited for: that it is attached. This one waits for Vault first.
    private void RouteHttp(Site site, GatewayComponent gateway, string logicalName, string route, string listener, HttpRouteRuleArgs rule) =>
        _ = new HttpRoute(
            $"{site.Name}-{logicalName}",
            new HttpRouteArgs(route, site.Namespace)
            {
                Spec = new HttpRouteSpecArgs
                {
                    ParentRefs = { new ParentReferenceArgs { Name = site.Gateway, SectionName = listener } },
                    Hostnames = { site.Host },
                    Rules = { rule },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { gateway.Gateway } });

    // To the port that clients see, which on nodes is not that of the listener.
    private static HttpRequestRedirectArgs ToHttps(Entrance entrance)
    {
        var redirect = new HttpRequestRedirectArgs { Scheme = "https", StatusCode = 301 };
        if (entrance.HttpsPort is { } port and not DefaultHttpsPort)
        {
            redirect.Port = port;
        }

        return redirect;
    }

    private ComponentResourceOptions DependingOn(params Resource[] dependsOn) => new() { Parent = this, DependsOn = dependsOn };

    private sealed record Site(string Name, string Namespace, string Gateway, string Host, Resource Ready, ServerCertificate Certificate)
    {
        /// <summary>The CA that its clients trust.</summary>
        public SecretKey Authority => new(Namespace, Certificate.SecretName, "ca.crt");
    }
}

/// <summary>What <see cref="Learn05AdvancedGatewayApi"/> is built on.</summary>
public sealed class Learn05AdvancedGatewayApiArgs : ResourceArgs
{
    /// <summary>The version of the Gateway API, which its routes follow.</summary>
    public required GatewayApiRelease GatewayApi { get; init; }

    /// <summary>Istio, which runs its Gateways.</summary>
    public required IstioAmbient Istio { get; init; }

    /// <summary>What asks Vault for certificates and keeps them valid.</summary>
    public required CertManager CertManager { get; init; }

    /// <summary>What signs them.</summary>
    public required Vault Vault { get; init; }

    /// <summary>How clients reach its Gateways.</summary>
    public required ExposurePlan Exposure { get; init; }

    /// <summary>What gives load balancers their addresses, or null where nothing of this stack does.</summary>
    public Resource? LoadBalancers { get; init; }

    /// <summary>Whether its applications admit their Gateways only, over mutual TLS. Default: false.</summary>
    public bool StrictMutualTls { get; init; }
}
