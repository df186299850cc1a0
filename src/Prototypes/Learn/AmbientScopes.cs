using System.Collections.Immutable;
using System.Net;
using Prototypes.Endpoints;
using Prototypes.Platform;
using Prototypes.Workloads;
using Pulumi;

namespace Prototypes.Learn;

/// <summary>
/// Two scopes on one mesh: an intranet and an internet, each with a GatewayClass and a Gateway of its own, and an application whose clients stay with one pod by a
/// cookie. It shows the three roles of the Gateway API: who provides classes, who runs Gateways, and who attaches routes.
/// </summary>
public sealed class AmbientScopes : ComponentResource
{
    /// <summary>Registers both scopes.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it is built on.</param>
    /// <param name="options">Its resource options.</param>
    public AmbientScopes(string name, AmbientScopesArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:learn:AmbientScopes", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var endpoints = ImmutableArray.CreateBuilder<Endpoint>();
        foreach (var (scope, plan) in Scopes.Zip(Gateways(args.InternetAddress)))
        {
            var exposureScope = new ExposureScope(
                $"{name}-{scope.Name}",
                new ExposureScopeArgs
                {
                    Scope = scope.Name,
                    ListenerPort = scope.ListenerPort,
                    Istio = args.Istio,
                    Exposure = args.Exposure.Of(plan),
                    LoadBalancers = args.LoadBalancers,
                    Replicas = args.GatewayReplicas,
                },
                new ComponentResourceOptions { Parent = this });
            _ = new StickyApplication(
                $"{name}-{scope.Application}",
                new StickyApplicationArgs
                {
                    Namespace = scope.Application,
                    Scope = exposureScope,
                    Istio = args.Istio,
                    Strict = args.StrictMutualTls,
                },
                new ComponentResourceOptions { Parent = this });
            endpoints.Add(args.Exposure.EntranceOf(plan, scope.ListenerPort, null).Endpoint(scope.Name, null, "/", null));
        }

        Endpoints = endpoints.ToImmutable();
        RegisterOutputs();
    }

    private static readonly ImmutableArray<(string Name, string Application, int ListenerPort, int NodePort)> Scopes =
    [
        ("intranet", "app1-ns", 80, 31000),
        // Another port than the intranet's only to show that the port of a listener is not what clients see.
        ("internet", "app2-ns", 8080, 31001),
    ];

    /// <summary>What clients can ask for, and what they are answered.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; }

    /// <summary>The Gateways that it makes.</summary>
    /// <param name="internetAddress">The address of this machine that kind binds the internet's port to.</param>
    internal static ImmutableArray<GatewayPlan> Gateways(IPAddress internetAddress) =>
    [
        .. Scopes.Select(scope => new GatewayPlan(
            $"ambient-scopes-{scope.Name}",
            [
                new GatewayPort(scope.ListenerPort)
                {
                    NodePort = scope.NodePort,
                    ListenAddress = scope.Name == "internet" ? internetAddress : IPAddress.Loopback,
                },
            ])),
    ];
}

/// <summary>What <see cref="AmbientScopes"/> is built on.</summary>
public sealed class AmbientScopesArgs : ResourceArgs
{
    /// <summary>Istio.</summary>
    public required IstioAmbient Istio { get; init; }

    /// <summary>How clients reach the Gateways.</summary>
    public required ExposurePlan Exposure { get; init; }

    /// <summary>What gives load balancers their addresses, or null where nothing of this stack does.</summary>
    public Resource? LoadBalancers { get; init; }

    /// <summary>The address of this machine that kind binds the internet's port to. The intranet's is always 127.0.0.1.</summary>
    public required IPAddress InternetAddress { get; init; }

    /// <summary>How many pods each Gateway has.</summary>
    public required int GatewayReplicas { get; init; }

    /// <summary>Whether the applications admit their scope's Gateway only, over mutual TLS. Default: false.</summary>
    public bool StrictMutualTls { get; init; }
}
