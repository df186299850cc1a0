using System.Collections.Immutable;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Resources.GatewayApi;
using Prototypes.Resources.Istio;
using Pulumi;

namespace Prototypes.Workloads;

/// <summary>
/// Two pods that say their names, behind a Gateway of another namespace. A client that sends the cookie that it got stays with its pod, as long as the set of
/// pods stays the same: an affinity, not a session that survives its pod.
/// </summary>
public sealed class StickyApplication : ComponentResource
{
    /// <summary>The name of the cookie.</summary>
    public const string CookieName = "iphone-cookie";

    private const string ServiceName = "iphone-svc";
    private const int ServicePort = 80;
    private const int Replicas = 2;

    /// <summary>Registers the application.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">Where it is, and who reaches it.</param>
    /// <param name="options">Its resource options.</param>
    public StickyApplication(string name, StickyApplicationArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:workload:StickyApplication", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var scope = args.Scope;
        var mesh = new MeshNamespace(
            $"{name}-mesh",
            new MeshNamespaceArgs
            {
                Name = args.Namespace,
                Istio = args.Istio,
                Labels = ImmutableDictionary<string, string>.Empty.Add(ExposureScope.Label, scope.Scope),
                StrictFor = args.Strict ? new MeshIdentity(scope.Namespace, scope.GatewayAccount) : null,
            },
            new ComponentResourceOptions { Parent = this });
        _ = new TextServer(
            $"{name}-server",
            new TextServerArgs
            {
                Name = "iphone-deploy",
                Namespace = args.Namespace,
                Image = ApplicationImages.Nginx,
                Page = new TextPage("/", $"<h1>Pod {scope.Scope}: {TextPage.PodName}</h1>\n") { ContentType = "text/html" },
                ServiceName = ServiceName,
                Replicas = Replicas,
            },
            new ComponentResourceOptions { Parent = this, DependsOn = { mesh.Namespace } });

        _ = new HttpRoute(
            $"{name}-route",
            new HttpRouteArgs("iphone-routes", args.Namespace)
            {
                Spec = new HttpRouteSpecArgs
                {
                    ParentRefs =
                    {
                        new ParentReferenceArgs
                        {
                            Name = scope.GatewayName,
                            Namespace = scope.Namespace,
                            SectionName = ExposureScope.ListenerName,
                        },
                    },
                    Rules =
                    {
                        new HttpRouteRuleArgs
                        {
                            Matches = { new HttpRouteMatchArgs { Path = new HttpPathMatchArgs { Type = "PathPrefix", Value = "/" } } },
                            BackendRefs = { new BackendReferenceArgs { Name = ServiceName, Port = ServicePort } },
                        },
                    },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { mesh.Namespace, args.Istio.ControlPlane } });

        // The Gateway API's own session persistence is experimental, and Istio does not implement it (https://github.com/istio/istio/issues/55839).
        _ = new DestinationRule(
            $"{name}-sticky",
            new DestinationRuleArgs("iphone-sticky", args.Namespace)
            {
                Spec = new DestinationRuleSpecArgs
                {
                    Host = ServiceName,
                    TrafficPolicy = new TrafficPolicyArgs
                    {
                        LoadBalancer = new LoadBalancerSettingsArgs
                        {
                            ConsistentHash = new ConsistentHashArgs
                            {
                                HttpCookie = new HttpCookieArgs { Name = CookieName, Path = "/", Ttl = "0s" },
                            },
                        },
                    },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { mesh.Namespace, args.Istio.ControlPlane } });
        RegisterOutputs();
    }
}

/// <summary>Where a <see cref="StickyApplication"/> is, and who reaches it.</summary>
public sealed class StickyApplicationArgs : ResourceArgs
{
    /// <summary>Its namespace, which it makes.</summary>
    public required string Namespace { get; init; }

    /// <summary>The scope whose Gateway leads to it.</summary>
    public required ExposureScope Scope { get; init; }

    /// <summary>Istio.</summary>
    public required IstioAmbient Istio { get; init; }

    /// <summary>Whether it admits that Gateway only, over mutual TLS. Default: false.</summary>
    public bool Strict { get; init; }
}
