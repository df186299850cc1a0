using System.Collections.Immutable;
using System.Net;
using Prototypes.Composition;
using Prototypes.Endpoints;
using Prototypes.Learn;
using Prototypes.Settings;

namespace Prototypes;

/// <summary>The Gateways of all prototypes of a stack, in the order in which addresses and ports are given to them.</summary>
internal static class PrototypeGateways
{
    /// <summary>Collects the Gateways.</summary>
    /// <param name="settings">The stack's settings.</param>
    public static ImmutableArray<GatewayPlan> Of(StackSettings settings) =>
        [.. settings.Components.SelectMany(component => Of(component.Name, settings))];

    private static ImmutableArray<GatewayPlan> Of(string component, StackSettings settings) => component switch
    {
        ComponentName.Learn03 => Learn03Variant.Find(settings.Learn03.Variant).Gateways,
        ComponentName.Learn04 => Learn04NginxGatewayFabric.Gateways(settings.Learn04.SecondGateway),
        ComponentName.Learn05 => Learn05AdvancedGatewayApi.Gateways,
        ComponentName.AmbientScopes => AmbientScopes.Gateways(IPAddress.Parse(settings.AmbientScopes.InternetAddress)),
        _ => [],
    };
}
