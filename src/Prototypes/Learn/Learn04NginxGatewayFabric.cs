using System.Collections.Immutable;
using Prototypes.Endpoints;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Resources.GatewayApi;
using Prototypes.Workloads;
using Pulumi;

namespace Prototypes.Learn;

/// <summary>
/// Learn-04, NGINX Gateway Fabric: one Gateway with a wildcard host, and two applications behind it that are found by host. As an option, a second Gateway in a
/// namespace of its own, which NGINX Gateway Fabric 1.x refused.
/// </summary>
public sealed class Learn04NginxGatewayFabric : ComponentResource
{
    private const string Namespace = "default";
    private const string GatewayName = "gateway";
    private const string SecondGatewayName = "apple-gateway";
    private const string AppleText = "Apple Service has been invoked via the Nginx Gateway Fabric - Test 4";

    /// <summary>The namespace of the second Gateway, and of its application.</summary>
    internal const string SecondNamespace = "apple";

    private readonly string _name;
    private readonly Learn04NginxGatewayFabricArgs _args;
    private readonly NginxGatewayController _controller;

    /// <summary>Registers Learn-04.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it is built on.</param>
    /// <param name="options">Its resource options.</param>
    public Learn04NginxGatewayFabric(string name, Learn04NginxGatewayFabricArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:learn:Learn04NginxGatewayFabric", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _name = name;
        _args = args;
        _controller = new NginxGatewayController(args.NginxGatewayFabric);

        var plans = Gateways(args.SecondGateway);
        RegisterGateway(plans[0], GatewayName, Namespace, "*.example.com", []);
        RegisterCoffee();
        RegisterApple("apple", Namespace, GatewayName, []);
        var entrance = args.Exposure.EntranceOf(plans[0], HttpPort, null);
        var endpoints = ImmutableArray.Create(
            entrance.Endpoint("cafe", "cafe.example.com", "/", null),
            entrance.Endpoint("apple", "apple.example.com", "/", null));

        if (args.SecondGateway)
        {
            // Whether the pods that NGINX Gateway Fabric makes are hardened is its own affair.
            var @namespace = Namespaces.Create($"{name}-second-namespace", SecondNamespace, PodSecurityLevel.Baseline, this);
            RegisterGateway(plans[1], SecondGatewayName, SecondNamespace, null, [@namespace]);
            RegisterApple("second-apple", SecondNamespace, SecondGatewayName, [@namespace]);
            endpoints = endpoints.Add(
                args.Exposure.EntranceOf(plans[1], HttpPort, null).Endpoint("second-apple", "apple.example.com", "/", null));
        }

        Endpoints = endpoints;
        RegisterOutputs();
    }

    private const int HttpPort = 80;

    /// <summary>What clients can ask for, and what they are answered.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; }

    /// <summary>The Gateways that it makes.</summary>
    /// <param name="secondGateway">Whether there is a second one.</param>
    internal static ImmutableArray<GatewayPlan> Gateways(bool secondGateway)
    {
        var first = new GatewayPlan("learn04", [new GatewayPort(HttpPort)]);
        return secondGateway ? [first, new GatewayPlan("learn04-second", [new GatewayPort(HttpPort)])] : [first];
    }

    private void RegisterGateway(GatewayPlan plan, string gateway, string @namespace, string? hostname, Resource[] dependsOn) => _ = new HttpGateway(
        plan.Name + "-entrance",
        new HttpGatewayArgs
        {
            Name = gateway,
            Namespace = @namespace,
            Controller = _controller,
            Exposure = _args.Exposure.Of(plan),
            LoadBalancers = _args.LoadBalancers,
            Hostname = hostname,
        },
        DependingOn(dependsOn));

    private void RegisterCoffee()
    {
        _ = new HelloServer(
            $"{_name}-coffee",
            new HelloServerArgs { Name = "coffee", Namespace = Namespace, Image = ApplicationImages.NginxHello, Replicas = 2 },
            DependingOn());
        Route("coffee", "coffee", Namespace, GatewayName, "cafe.example.com", "coffee", []);
    }

    private void RegisterApple(string name, string @namespace, string gateway, Resource[] dependsOn)
    {
        _ = new EchoServer(
            $"{_name}-{name}",
            new EchoServerArgs
            {
                Name = "apple-echo",
                Namespace = @namespace,
                Image = ApplicationImages.HttpEcho,
                Text = AppleText,
                ServiceName = "apple-svc",
                ServicePort = 80,
            },
            DependingOn(dependsOn));
        Route(name, "apple-route", @namespace, gateway, "apple.example.com", "apple-svc", dependsOn);
    }

    private void Route(string name, string route, string @namespace, string gateway, string host, string service, Resource[] dependsOn) =>
        _ = new HttpRoute(
            $"{_name}-{name}-route",
            new HttpRouteArgs(route, @namespace)
            {
                Spec = new HttpRouteSpecArgs
                {
                    ParentRefs = { new ParentReferenceArgs { Name = gateway } },
                    Hostnames = { host },
                    Rules =
                    {
                        new HttpRouteRuleArgs
                        {
                            Matches = { new HttpRouteMatchArgs { Path = new HttpPathMatchArgs { Type = "PathPrefix", Value = "/" } } },
                            BackendRefs = { new BackendReferenceArgs { Name = service, Port = 80 } },
                        },
                    },
                },
            },
            // The controller answers what the route is waited for: that it is attached.
            new CustomResourceOptions { Parent = this, DependsOn = [_controller.Ready, .. dependsOn] });

    private ComponentResourceOptions DependingOn(params Resource[] dependsOn) => new() { Parent = this, DependsOn = dependsOn };
}

/// <summary>What <see cref="Learn04NginxGatewayFabric"/> is built on.</summary>
public sealed class Learn04NginxGatewayFabricArgs : ResourceArgs
{
    /// <summary>What runs its Gateways.</summary>
    public required NginxGatewayFabric NginxGatewayFabric { get; init; }

    /// <summary>How clients reach its Gateways.</summary>
    public required ExposurePlan Exposure { get; init; }

    /// <summary>What gives load balancers their addresses, or null where nothing of this stack does.</summary>
    public Resource? LoadBalancers { get; init; }

    /// <summary>Whether there is a second Gateway in a namespace of its own. Default: false.</summary>
    public bool SecondGateway { get; init; }
}
