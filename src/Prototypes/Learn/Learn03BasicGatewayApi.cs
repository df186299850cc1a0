using System.Collections.Immutable;
using Prototypes.Endpoints;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Workloads;
using Pulumi;

namespace Prototypes.Learn;

/// <summary>
/// Learn-03, the Gateway API on Istio ambient, in seven variants: up to four applications, each with a namespace, a Gateway
/// and a route of its own. Apple and Bookinfo are asked over HTTP; mango's TLS ends at its Gateway; nginx's is passed through
/// to its pod.
/// </summary>
public sealed class Learn03BasicGatewayApi : ComponentResource
{
    private const string MangoHost = "mango.example.com";
    private const string NginxHost = "nginx.example.com";

    private readonly string _name;
    private readonly Learn03BasicGatewayApiArgs _args;
    private readonly IstioGatewayController _controller;
    private readonly List<Endpoint> _endpoints = [];

    /// <summary>Registers Learn-03.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">Its variant, and what it is built on.</param>
    /// <param name="options">Its resource options.</param>
    public Learn03BasicGatewayApi(string name, Learn03BasicGatewayApiArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:learn:Learn03BasicGatewayApi", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _name = name;
        _args = args;
        _controller = new IstioGatewayController(args.Istio);
        foreach (var application in Learn03Variant.Find(args.Variant).Applications)
        {
            switch (application)
            {
                case Learn03Application.Apple apple:
                    RegisterApple(apple);
                    break;
                case Learn03Application.Bookinfo bookinfo:
                    RegisterBookinfo(bookinfo);
                    break;
                case Learn03Application.Mango mango:
                    RegisterMango(mango);
                    break;
                case Learn03Application.Nginx nginx:
                    RegisterNginx(nginx);
                    break;
            }
        }

        Endpoints = [.. _endpoints];
        RegisterOutputs();
    }

    /// <summary>What clients can ask for, and what they are answered.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; }

    private void RegisterApple(Learn03Application.Apple apple)
    {
        var site = RegisterSite(apple, "apple-gateway", "apple-echo");
        _ = new EchoServer(
            $"{site.Name}-echo",
            new EchoServerArgs
            {
                Name = "apple-echo",
                Namespace = apple.Namespace,
                Image = ApplicationImages.HttpEcho,
                Text = apple.Text,
                ServiceName = "apple-svc",
                ServiceAccount = "apple-sa",
            },
            site.WorkloadOptions);
        var gateway = RegisterHttpGateway(site);
        site.RouteHttp(gateway, "apple-route", null, "apple-svc", EchoServer.Port, Learn03Site.Exact("/apple"));
        Expose(site, "apple", null, "/apple", null);
    }

    private void RegisterBookinfo(Learn03Application.Bookinfo bookinfo)
    {
        var site = RegisterSite(bookinfo, "bookinfo-gateway", Bookinfo.EntranceService);
        _ = new Bookinfo(
            $"{site.Name}-pages",
            new BookinfoArgs { Namespace = bookinfo.Namespace, PodLabels = site.Place.PodLabels, Strict = _args.StrictMutualTls },
            site.WorkloadOptions);
        var gateway = RegisterHttpGateway(site);
        site.RouteHttp(
            gateway,
            "bookinfo",
            null,
            Bookinfo.EntranceService,
            Bookinfo.Port,
            Learn03Site.Exact("/productpage"),
            Learn03Site.Below("/static"),
            Learn03Site.Exact("/login"),
            Learn03Site.Exact("/logout"),
            Learn03Site.Below("/api/v1/products"));
        Expose(site, "bookinfo", null, "/productpage", null);
    }

    private void RegisterMango(Learn03Application.Mango mango)
    {
        const int ServicePort = 8000;
        var site = RegisterSite(mango, "mango-gateway", "mango");
        var certificate = RegisterCertificate(site, mango.Source, "mango-credential", "mango organization", [MangoHost]);
        _ = new EchoServer(
            $"{site.Name}-echo",
            new EchoServerArgs
            {
                Name = "mango",
                Namespace = mango.Namespace,
                Image = ApplicationImages.HttpEcho,
                Text = "juicy mango",
                ServiceName = "mango-svc",
                ServicePort = ServicePort,
                ServiceAccount = "mango-acct",
            },
            site.WorkloadOptions);
        var gateway = new TerminatingGateway(
            $"{site.Name}-entrance",
            new TerminatingGatewayArgs
            {
                Name = site.GatewayName,
                Namespace = mango.Namespace,
                Controller = _controller,
                Exposure = _args.Exposure.Of(site.Plan),
                LoadBalancers = _args.LoadBalancers,
                Hostname = MangoHost,
                ServerCertificate = certificate,
            },
            site.Options());
        // Without a listener's name it is attached to both.
        site.RouteHttp(gateway, "mango-route", MangoHost, "mango-svc", ServicePort, Learn03Site.Below("/mango"));
        Expose(site, "mango", MangoHost, "/mango", certificate);
        Expose(site, "mango-http", MangoHost, "/mango", null);
    }

    private void RegisterNginx(Learn03Application.Nginx nginx)
    {
        const string Server = "my-nginx";
        var site = RegisterSite(nginx, "nginx-gateway", Server);
        var certificate = RegisterCertificate(
            site, nginx.Source, "nginx-server-certs", "an organization", [NginxHost, $"{Server}.{nginx.Namespace}.svc.cluster.local"]);
        _ = new WelcomeServer(
            $"{site.Name}-server",
            new WelcomeServerArgs
            {
                Name = Server,
                Namespace = nginx.Namespace,
                Image = ApplicationImages.Nginx,
                ConfigMapName = "nginx-configmap",
                Certificate = certificate,
                PodLabels = site.Place.PodLabels,
            },
            site.WorkloadOptions);
        var gateway = new PassthroughGateway(
            $"{site.Name}-entrance",
            new PassthroughGatewayArgs
            {
                Name = site.GatewayName,
                Namespace = nginx.Namespace,
                Controller = _controller,
                Exposure = _args.Exposure.Of(site.Plan),
                LoadBalancers = _args.LoadBalancers,
                Hostname = NginxHost,
            },
            site.Options());
        site.RouteTls(gateway, "nginx", NginxHost, Server, WelcomeServer.ServicePort);
        Expose(site, "nginx", NginxHost, "/", certificate);
    }

    private Learn03Site RegisterSite(Learn03Application application, string gateway, string server)
    {
        var name = $"{_name}-{application.Name}";
        var place = MeshPlace.Create(
            name,
            application.Namespace,
            _args.Istio,
            _args.StrictMutualTls ? new MeshIdentity(application.Namespace, _controller.GeneratedName(gateway)) : null,
            ImmutableDictionary<string, string>.Empty.Add("app", server),
            this);
        return new Learn03Site(name, application.Gateway, gateway, place, this) { GatewayApi = _args.GatewayApi };
    }

    private HttpGateway RegisterHttpGateway(Learn03Site site) => new(
        $"{site.Name}-entrance",
        new HttpGatewayArgs
        {
            Name = site.GatewayName,
            Namespace = site.Place.Namespace,
            Controller = _controller,
            Exposure = _args.Exposure.Of(site.Plan),
            LoadBalancers = _args.LoadBalancers,
        },
        site.Options());

    private ServerCertificate RegisterCertificate(
        Learn03Site site, CertificateSource source, string secret, string organization, ImmutableArray<string> hosts)
    {
        if (source == CertificateSource.OwnCommand)
        {
            var generated = new GeneratedCertificate(
                $"{site.Name}-certificate",
                new GeneratedCertificateArgs
                {
                    SecretName = secret,
                    Namespace = site.Place.Namespace,
                    AuthoritySubject = "O=example Inc., CN=example.com",
                    Subject = $"CN={hosts[0]}, O={organization}",
                    DnsNames = hosts,
                },
                site.Options());
            return new ServerCertificate(secret, generated.Secret);
        }

        var application = hosts[0].Split('.')[0];
        var chain = new CertificateChain(
            $"{site.Name}-certificates",
            new CertificateChainArgs
            {
                Name = application,
                Namespace = site.Place.Namespace,
                LeafName = secret,
                AuthorityCommonName = $"{_name} {application} CA",
                DnsNames = hosts,
            },
            site.Options(_args.CertManager!.Ready));
        return new ServerCertificate(chain.SecretName, chain.Leaf);
    }

    private void Expose(Learn03Site site, string name, string? host, string path, ServerCertificate? certificate)
    {
        var ports = site.Plan.Ports.Select(port => port.Port).ToList();
        var entrance = _args.Exposure.EntranceOf(
            site.Plan, ports.Contains(80) ? 80 : null, ports.Contains(443) ? 443 : null);
        _endpoints.Add(entrance.Endpoint(
            name, host, path, certificate is null ? null : new SecretKey(site.Place.Namespace, certificate.SecretName, "ca.crt")));
    }
}

/// <summary>The variant of <see cref="Learn03BasicGatewayApi"/>, and what it is built on.</summary>
public sealed class Learn03BasicGatewayApiArgs : ResourceArgs
{
    /// <summary>The name of its variant, from <c>proto-01</c> to <c>proto-07</c>.</summary>
    public required string Variant { get; init; }

    /// <summary>The version of the Gateway API, which its routes follow.</summary>
    public required GatewayApiRelease GatewayApi { get; init; }

    /// <summary>Istio, which runs its Gateways.</summary>
    public required IstioAmbient Istio { get; init; }

    /// <summary>What issues the certificates of the variants that need it; null for the others.</summary>
    public CertManager? CertManager { get; init; }

    /// <summary>How clients reach its Gateways.</summary>
    public required ExposurePlan Exposure { get; init; }

    /// <summary>What gives load balancers their addresses, or null where nothing of this stack does.</summary>
    public Resource? LoadBalancers { get; init; }

    /// <summary>Whether its applications admit their Gateways only, over mutual TLS. Default: false.</summary>
    public bool StrictMutualTls { get; init; }
}
