using Prototypes.Clusters;
using Prototypes.Composition;
using Prototypes.Endpoints;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Settings;
using Pulumi;

namespace Prototypes;

/// <summary>The building blocks of a stack, each made when it is first asked for, and once, however many prototypes share it.</summary>
internal sealed class PlatformBuilder
{
    private readonly StackSettings _settings;
    private readonly Cluster _cluster;
    private readonly ExposurePlan _exposure;
    private readonly Lazy<CertManager> _certManager;
    private readonly Lazy<IngressNginx> _ingressNginx;
    private readonly Lazy<GatewayApiCrds> _gatewayApi;
    private readonly Lazy<IstioAmbient> _istio;
    private readonly Lazy<MetalLb> _metalLb;
    private readonly Lazy<NginxGatewayFabric> _nginxGatewayFabric;
    private readonly Lazy<Vault> _vault;

    /// <summary>Prepares the building blocks.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="exposure">How clients reach it.</param>
    /// <param name="encryption">What the cluster encrypts in etcd, or null for nothing.</param>
    public PlatformBuilder(StackSettings settings, Cluster cluster, ExposurePlan exposure, EtcdEncryption? encryption)
    {
        _settings = settings;
        _cluster = cluster;
        _exposure = exposure;
        EtcdEncryption = encryption;
        _certManager = new(CreateCertManager);
        _ingressNginx = new(CreateIngressNginx);
        _gatewayApi = new(CreateGatewayApi);
        _istio = new(CreateIstio);
        _metalLb = new(CreateMetalLb);
        _nginxGatewayFabric = new(CreateNginxGatewayFabric);
        _vault = new(CreateVault);
    }

    /// <summary>What the cluster encrypts in etcd, or null for nothing; it was needed for the cluster already.</summary>
    public EtcdEncryption? EtcdEncryption { get; }

    /// <summary>cert-manager.</summary>
    public CertManager CertManager => _certManager.Value;

    /// <summary>ingress-nginx.</summary>
    public IngressNginx IngressNginx => _ingressNginx.Value;

    /// <summary>The Gateway API's CRDs.</summary>
    public GatewayApiCrds GatewayApi => _gatewayApi.Value;

    /// <summary>Istio.</summary>
    public IstioAmbient Istio => _istio.Value;

    /// <summary>MetalLB.</summary>
    public MetalLb MetalLb => _metalLb.Value;

    /// <summary>NGINX Gateway Fabric.</summary>
    public NginxGatewayFabric NginxGatewayFabric => _nginxGatewayFabric.Value;

    /// <summary>Vault.</summary>
    public Vault Vault => _vault.Value;

    /// <summary>What gives load balancers their addresses, or null where nothing of this stack does.</summary>
    public Resource? LoadBalancers => Has(ComponentName.MetalLb) && _settings.Exposure == Exposure.LoadBalancer ? MetalLb.Ready : null;

    private bool Has(string component) => _settings.Components.Any(candidate => candidate.Name == component);

    private CertManager CreateCertManager() => new(
        ComponentName.CertManager,
        new CertManagerArgs
        {
            Release = _settings.Releases.CertManager,
            GatewayApi = Has(ComponentName.GatewayApi) ? GatewayApi.Ready : null,
        },
        _cluster.InCluster());

    private IngressNginx CreateIngressNginx()
    {
        var onNodes = _settings.Exposure == Exposure.NodePort && _settings.Cluster.Kind != ClusterKind.Existing;
        return new IngressNginx(
            ComponentName.IngressNginx,
            new IngressNginxArgs
            {
                Release = _settings.Releases.IngressNginx,
                Exposure = _exposure.IngressController,
                HostPorts = onNodes,
                StatusAddress = onNodes ? _exposure.Ingress.Address : null,
                LoadBalancers = LoadBalancers,
                TlsPassthrough = Has(ComponentName.Learn01),
            },
            _cluster.InCluster());
    }

    private GatewayApiCrds CreateGatewayApi() => new(
        ComponentName.GatewayApi,
        new GatewayApiCrdsArgs { Release = _settings.Releases.GatewayApi },
        _cluster.InCluster());

    private IstioAmbient CreateIstio() => new(
        ComponentName.IstioAmbient,
        new IstioAmbientArgs
        {
            Base = _settings.Releases.IstioBase,
            Istiod = _settings.Releases.Istiod,
            Cni = _settings.Releases.IstioCni,
            Ztunnel = _settings.Releases.Ztunnel,
            Platform = _settings.Cluster.Kind,
            ContainerRuntime = _settings.Cluster.ContainerRuntime,
            AlphaRoutes = IstioAmbientValues.NeedsAlphaRoutes(_settings.Releases),
            GatewayApi = GatewayApi.Ready,
        },
        _cluster.InCluster());

    private MetalLb CreateMetalLb()
    {
        // Composed without a load balancer of the stack's own, it serves what others deploy.
        var addresses = _exposure.Addresses ?? AddressPlan.For(_settings.Cluster.Subnet, _settings.Cluster.Pool, []);
        return new MetalLb(
            ComponentName.MetalLb,
            new MetalLbArgs { Release = _settings.Releases.MetalLb, First = addresses.First, Last = addresses.Last },
            _cluster.InCluster());
    }

    private NginxGatewayFabric CreateNginxGatewayFabric() => new(
        ComponentName.NginxGatewayFabric,
        new NginxGatewayFabricArgs
        {
            Release = _settings.Releases.NginxGatewayFabric,
            LoadBalancer = _settings.Exposure == Exposure.LoadBalancer,
            GatewayApi = GatewayApi.Ready,
        },
        _cluster.InCluster());

    private Vault CreateVault() => new(
        ComponentName.Vault,
        new VaultArgs
        {
            Release = _settings.Releases.Vault,
            // A chart whose image is not on record brings its own; the sidecar then takes the pinned one.
            Image = (_settings.Releases.Vault.Images.IsEmpty ? ReleaseCatalogue.Default.Vault : _settings.Releases.Vault).Images[0],
            CertManager = CertManager,
            Context = _settings.Cluster.Context!,
            Replicas = _settings.Vault.Replicas,
            KeyShares = _settings.Vault.KeyShares,
            KeyThreshold = _settings.Vault.KeyThreshold,
        },
        _cluster.InCluster());
}
