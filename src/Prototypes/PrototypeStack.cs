using System.Collections.Immutable;
using System.Net;
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
        var exposure = ExposurePlan.For(settings, PrototypeGateways.Of(settings));
        var encryption = ClusterFactory.CreateEncryption(settings);
        var cluster = ClusterFactory.Create(settings, exposure.Ports, encryption);
        var platform = new PlatformBuilder(settings, cluster, exposure, encryption);
        var endpoints = ImmutableArray.CreateBuilder<Endpoint>();
        foreach (var component in settings.Components)
        {
            endpoints.AddRange(Register(component.Name, settings, cluster, platform, exposure));
        }

        VaultKeys = settings.Components.Any(component => component.Name == ComponentName.Vault)
            ? platform.Vault.Keys.Apply(keys => (string?)keys)
            : Output.Create((string?)null);
        Endpoints = Output.Create(endpoints.Select(endpoint => endpoint.ToOutput()).ToImmutableArray());
    }

    /// <summary>What clients can ask for: each with its name and URL and, where they apply, its address, how to resolve its host, and the CA to trust.</summary>
    [Output("endpoints")]
    public Output<ImmutableArray<ImmutableDictionary<string, object>>> Endpoints { get; private set; }

    /// <summary>The unseal keys and the root token of Vault, JSON, as <c>vault unseal</c> reads them; nothing without Vault. Secret.</summary>
    [Output("vaultKeys")]
    public Output<string?> VaultKeys { get; private set; }

    // Makes one component, and returns what clients can ask of it.
    private static ImmutableArray<Endpoint> Register(
        string component, StackSettings settings, Cluster cluster, PlatformBuilder platform, ExposurePlan exposure)
    {
        switch (component)
        {
            case ComponentName.IngressNginx:
                _ = platform.IngressNginx;
                return [];
            case ComponentName.CertManager:
                _ = platform.CertManager;
                return [];
            case ComponentName.GatewayApi:
                _ = platform.GatewayApi;
                return [];
            case ComponentName.IstioAmbient:
                _ = platform.Istio;
                return [];
            case ComponentName.MetalLb:
                _ = platform.MetalLb;
                return [];
            case ComponentName.EtcdEncryption:
                // The cluster itself needed it.
                return [];
            case ComponentName.NginxGatewayFabric:
                _ = platform.NginxGatewayFabric;
                return [];
            case ComponentName.Learn01:
                return new Learn01BasicIngress(
                    component,
                    new Learn01BasicIngressArgs
                    {
                        IngressNginx = platform.IngressNginx,
                        CertManager = platform.CertManager,
                        Entrance = exposure.Ingress,
                        BaseDomain = settings.Learn01.BaseDomain,
                    },
                    cluster.InCluster()).Endpoints;
            case ComponentName.Vault:
                _ = platform.Vault;
                return [];
            case ComponentName.Learn02:
                return new Learn02AdvancedIngress(
                    component,
                    new Learn02AdvancedIngressArgs
                    {
                        IngressNginx = platform.IngressNginx,
                        CertManager = platform.CertManager,
                        Vault = platform.Vault,
                        Entrance = exposure.Ingress,
                        BaseDomain = settings.Learn02.BaseDomain,
                    },
                    cluster.InCluster()).Endpoints;
            case ComponentName.Learn03:
                return new Learn03BasicGatewayApi(
                    component,
                    new Learn03BasicGatewayApiArgs
                    {
                        Variant = settings.Learn03.Variant,
                        GatewayApi = settings.Releases.GatewayApi,
                        Istio = platform.Istio,
                        CertManager = Learn03Variant.Find(settings.Learn03.Variant).NeedsCertManager ? platform.CertManager : null,
                        Exposure = exposure,
                        LoadBalancers = platform.LoadBalancers,
                        StrictMutualTls = settings.Learn03.StrictMutualTls,
                    },
                    cluster.InCluster()).Endpoints;
            case ComponentName.Learn04:
                return new Learn04NginxGatewayFabric(
                    component,
                    new Learn04NginxGatewayFabricArgs
                    {
                        NginxGatewayFabric = platform.NginxGatewayFabric,
                        Exposure = exposure,
                        LoadBalancers = platform.LoadBalancers,
                        SecondGateway = settings.Learn04.SecondGateway,
                    },
                    cluster.InCluster()).Endpoints;
            case ComponentName.Learn05:
                return new Learn05AdvancedGatewayApi(
                    component,
                    new Learn05AdvancedGatewayApiArgs
                    {
                        GatewayApi = settings.Releases.GatewayApi,
                        Istio = platform.Istio,
                        CertManager = platform.CertManager,
                        Vault = platform.Vault,
                        Exposure = exposure,
                        LoadBalancers = platform.LoadBalancers,
                        StrictMutualTls = settings.Learn05.StrictMutualTls,
                    },
                    cluster.InCluster()).Endpoints;
            case ComponentName.Learn06:
                _ = new Learn06EncryptedEtcd(
                    component, new Learn06EncryptedEtcdArgs { Encryption = platform.EtcdEncryption! }, cluster.InCluster());
                return [];
            case ComponentName.AmbientScopes:
                return new AmbientScopes(
                    component,
                    new AmbientScopesArgs
                    {
                        Istio = platform.Istio,
                        Exposure = exposure,
                        LoadBalancers = platform.LoadBalancers,
                        InternetAddress = IPAddress.Parse(settings.AmbientScopes.InternetAddress),
                        GatewayReplicas = settings.AmbientScopes.GatewayReplicas,
                        StrictMutualTls = settings.AmbientScopes.StrictMutualTls,
                    },
                    cluster.InCluster()).Endpoints;
            default:
                throw new RunException($"The component '{component}' is not available in this version.");
        }
    }
}
