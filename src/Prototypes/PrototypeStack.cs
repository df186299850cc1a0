using System.Collections.Immutable;
using Prototypes.Clusters;
using Prototypes.Composition;
using Prototypes.Endpoints;
using Prototypes.Learn;
using Prototypes.Settings;
using Pulumi;

namespace Prototypes;

/// <summary>The Pulumi stack: a cluster, and on it what the settings compose.</summary>
public sealed class PrototypeStack : Stack
{
    /// <summary>Registers everything that the settings name.</summary>
    /// <param name="settings">The settings, which have been validated.</param>
    /// <param name="options">The options of the stack itself.</param>
    public PrototypeStack(StackSettings settings, StackOptions options)
        : base(options)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var ports = PortPlanner.Plan(settings);
        var cluster = ClusterFactory.Create(settings, ports);
        var platform = new PlatformBuilder(settings, cluster, ports);
        var endpoints = ImmutableArray.CreateBuilder<Endpoint>();

        foreach (var component in settings.Components)
        {
            switch (component.Name)
            {
                case ComponentName.IngressNginx:
                    _ = platform.IngressNginx;
                    break;
                case ComponentName.CertManager:
                    _ = platform.CertManager;
                    break;
                case ComponentName.Learn01:
                    endpoints.AddRange(new Learn01BasicIngress(
                        component.Name,
                        new Learn01BasicIngressArgs
                        {
                            IngressNginx = platform.IngressNginx,
                            CertManager = platform.CertManager,
                            Entrance = platform.IngressEntrance,
                            BaseDomain = settings.Learn01.BaseDomain,
                        },
                        cluster.InCluster()).Endpoints);
                    break;
                default:
                    throw new RunException($"The component '{component.Name}' is not available in this version.");
            }
        }

        Endpoints = Output.Create(endpoints.Select(endpoint => endpoint.ToOutput()).ToImmutableArray());
    }

    /// <summary>What clients can ask for: each with its name and URL and, where they apply, its address, how to resolve its host, and the CA to trust.</summary>
    [Output("endpoints")]
    public Output<ImmutableArray<ImmutableDictionary<string, object>>> Endpoints { get; private set; }
}
