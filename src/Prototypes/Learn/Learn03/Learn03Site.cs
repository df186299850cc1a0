using Prototypes.Endpoints;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Resources.GatewayApi;
using Pulumi;

namespace Prototypes.Learn;

/// <summary>Where an application of Learn-03 stands, and the routes that lead to it.</summary>
/// <param name="Name">The prefix of logical names in the stack.</param>
/// <param name="Plan">The plan of its Gateway.</param>
/// <param name="GatewayName">The name of its Gateway.</param>
/// <param name="Place">Its namespace.</param>
/// <param name="Parent">The component that it belongs to.</param>
internal sealed record Learn03Site(string Name, GatewayPlan Plan, string GatewayName, MeshPlace Place, ComponentResource Parent)
{
    /// <summary>The version of the Gateway API, which routes follow.</summary>
    public required GatewayApiRelease GatewayApi { get; init; }

    /// <summary>The options of its workload.</summary>
    public ComponentResourceOptions WorkloadOptions => new() { Parent = Parent, DependsOn = { Place.Ready } };

    /// <summary>The options of everything else in its namespace.</summary>
    /// <param name="needed">What it waits for beside the namespace.</param>
    public ComponentResourceOptions Options(params Resource[] needed) => new()
    {
        Parent = Parent,
        DependsOn = Place.Creation is null ? needed : [Place.Creation, .. needed],
    };

    /// <summary>Matches one path.</summary>
    /// <param name="path">The path.</param>
    public static HttpRouteMatchArgs Exact(string path) => Match("Exact", path);

    /// <summary>Matches a path and all paths below it.</summary>
    /// <param name="path">The path.</param>
    public static HttpRouteMatchArgs Below(string path) => Match("PathPrefix", path);

    /// <summary>Registers the route of its requests over HTTP.</summary>
    /// <param name="gateway">Its Gateway.</param>
    /// <param name="route">The route's name.</param>
    /// <param name="host">The host, or null for every host.</param>
    /// <param name="service">The Service that it leads to.</param>
    /// <param name="port">The Service's port.</param>
    /// <param name="matches">What it matches: any of these.</param>
    public void RouteHttp(
        GatewayComponent gateway, string route, string? host, string service, int port, params HttpRouteMatchArgs[] matches)
    {
        var spec = new HttpRouteSpecArgs
        {
            ParentRefs = { new ParentReferenceArgs { Name = GatewayName } },
            Rules =
            {
                new HttpRouteRuleArgs { Matches = matches, BackendRefs = { new BackendReferenceArgs { Name = service, Port = port } } },
            },
        };
        if (host is not null)
        {
            spec.Hostnames.Add(host);
        }

        _ = new HttpRoute($"{Name}-route", new HttpRouteArgs(route, Place.Namespace) { Spec = spec }, RouteOptions(gateway));
    }

    /// <summary>Registers the route of its connections, which are passed through.</summary>
    /// <param name="gateway">Its Gateway.</param>
    /// <param name="route">The route's name.</param>
    /// <param name="host">The host.</param>
    /// <param name="service">The Service that it leads to.</param>
    /// <param name="port">The Service's port.</param>
    public void RouteTls(GatewayComponent gateway, string route, string host, string service, int port) => _ = new TlsRoute(
        $"{Name}-route",
        new TlsRouteArgs(GatewayApi.ApiVersionOf("TLSRoute"), route, Place.Namespace)
        {
            Spec = new TlsRouteSpecArgs
            {
                ParentRefs = { new ParentReferenceArgs { Name = GatewayName } },
                Hostnames = { host },
                Rules = { new TlsRouteRuleArgs { BackendRefs = { new BackendReferenceArgs { Name = service, Port = port } } } },
            },
        },
        RouteOptions(gateway));

    // Only a Gateway that is there answers what the route is waited for: that it is attached. On destroy the route goes first.
    private CustomResourceOptions RouteOptions(GatewayComponent gateway) => new() { Parent = Parent, DependsOn = { gateway.Gateway } };

    private static HttpRouteMatchArgs Match(string type, string path) =>
        new() { Path = new HttpPathMatchArgs { Type = type, Value = path } };
}
