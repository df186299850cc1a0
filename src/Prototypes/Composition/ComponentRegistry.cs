using System.Collections.Immutable;
using Prototypes.Learn;
using Prototypes.Settings;

namespace Prototypes.Composition;

/// <summary>Every prototype and building block that a stack can compose.</summary>
public static class ComponentRegistry
{
    /// <summary>All components: building blocks first, each after what it needs, then the prototypes.</summary>
    public static ImmutableArray<ComponentDescriptor> All { get; } =
    [
        new()
        {
            Name = ComponentName.EtcdEncryption,
            Summary = "encrypts Secrets at rest in etcd",
            Implemented = true,
        },
        new()
        {
            Name = ComponentName.MetalLb,
            Summary = "MetalLB: addresses for Services of type LoadBalancer",
            Implemented = true,
            Namespaces = ["metallb-system"],
        },
        new()
        {
            Name = ComponentName.GatewayApi,
            Summary = "the CRDs of the Gateway API",
            Implemented = true,
        },
        new()
        {
            Name = ComponentName.CertManager,
            Summary = "cert-manager: certificates as resources",
            Implemented = true,
            Namespaces = ["cert-manager"],
        },
        new()
        {
            Name = ComponentName.IngressNginx,
            Summary = "the ingress-nginx controller (retired upstream)",
            Implemented = true,
            NeedsLoadBalancer = true,
            Namespaces = ["ingress-nginx"],
        },
        new()
        {
            Name = ComponentName.IstioAmbient,
            Summary = "Istio in ambient mode",
            Implemented = true,
            Requires = [ComponentName.GatewayApi],
            Namespaces = ["istio-system"],
        },
        new()
        {
            Name = ComponentName.NginxGatewayFabric,
            Summary = "NGINX Gateway Fabric",
            Implemented = true,
            Requires = [ComponentName.GatewayApi],
            Namespaces = ["nginx-gateway"],
        },
        new()
        {
            Name = ComponentName.Vault,
            Summary = "Vault in HA with Raft, and its PKI",
            Implemented = true,
            Requires = [ComponentName.CertManager],
            Namespaces = ["vault"],
        },
        new()
        {
            Name = ComponentName.Learn01,
            Summary = "Ingress: path and host routing, three ways of TLS",
            IsPrototype = true,
            Implemented = true,
            Requires = [ComponentName.IngressNginx, ComponentName.CertManager],
            Namespaces = ["apple", "banana", "mango", "papaya", "passion"],
        },
        new()
        {
            Name = ComponentName.Learn02,
            Summary = "Ingress with certificates from Vault",
            IsPrototype = true,
            Implemented = true,
            Requires = [ComponentName.IngressNginx, ComponentName.CertManager, ComponentName.Vault],
            Namespaces = ["papaya"],
        },
        new()
        {
            Name = ComponentName.Learn03,
            Summary = "the Gateway API on Istio ambient, in seven variants",
            IsPrototype = true,
            Implemented = true,
            Requires = [ComponentName.GatewayApi, ComponentName.IstioAmbient, ComponentName.CertManager],
            NeedsLoadBalancer = true,
            Namespaces = ["apple", "book", "mango", "nginx"],
            Features = [Feature.TlsRoute],
        },
        new()
        {
            Name = ComponentName.Learn04,
            Summary = "the Gateway API on NGINX Gateway Fabric",
            IsPrototype = true,
            Implemented = true,
            Requires = [ComponentName.GatewayApi, ComponentName.NginxGatewayFabric],
            NeedsLoadBalancer = true,
        },
        new()
        {
            Name = ComponentName.Learn05,
            Summary = "the Gateway API on Istio ambient with certificates from Vault",
            IsPrototype = true,
            Implemented = true,
            Requires = [ComponentName.GatewayApi, ComponentName.IstioAmbient, ComponentName.CertManager, ComponentName.Vault],
            NeedsLoadBalancer = true,
            Namespaces = ["mango", "nginx"],
            Features = [Feature.TlsRoute],
        },
        new()
        {
            Name = ComponentName.Learn06,
            Summary = "a Secret that is encrypted in etcd, and the proof of it",
            IsPrototype = true,
            Implemented = true,
            Requires = [ComponentName.EtcdEncryption],
        },
        new()
        {
            Name = ComponentName.AmbientScopes,
            Summary = "intranet and internet Gateways with sticky sessions on Istio ambient",
            IsPrototype = true,
            Implemented = true,
            Requires = [ComponentName.GatewayApi, ComponentName.IstioAmbient],
            NeedsLoadBalancer = true,
            Namespaces = ["app1-ns", "app2-ns", "istio-internet", "istio-intranet"],
            Features = [Feature.GatewayParameters],
        },
    ];

    /// <summary>The component of this name; null if there is none.</summary>
    public static ComponentDescriptor? Find(string name) => All.FirstOrDefault(component => component.Name == name);

    /// <summary>All components, with what they need and create under a stack's options.</summary>
    /// <param name="settings">The stack's settings.</param>
    public static ImmutableArray<ComponentDescriptor> For(StackSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return For(settings, All);
    }

    internal static ImmutableArray<ComponentDescriptor> For(StackSettings settings, IEnumerable<ComponentDescriptor> registry) =>
    [
        .. registry.Select(component => component.Name switch
        {
            ComponentName.Learn03 => With(component, Learn03Variant.Find(settings.Learn03.Variant)),
            ComponentName.Learn04 when settings.Learn04.SecondGateway =>
                component with { Namespaces = [.. component.Namespaces, Learn04NginxGatewayFabric.SecondNamespace] },
            _ => component,
        }),
    ];

    private static ComponentDescriptor With(ComponentDescriptor learn03, Learn03Variant variant) => learn03 with
    {
        Requires = variant.NeedsCertManager ? learn03.Requires : learn03.Requires.Remove(ComponentName.CertManager),
        Namespaces = variant.Namespaces,
        Features = variant.HasTlsRoute ? learn03.Features : [],
    };
}
