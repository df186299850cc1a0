using System.Collections.Immutable;
using Prototypes.Composition;
using Prototypes.Releases;

namespace Prototypes.Settings;

/// <summary>All settings of one stack, bound and with defaults.</summary>
public sealed record StackSettings
{
    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The cluster that the stack creates or uses.</summary>
    [Setting("The cluster that the stack creates or uses.")]
    public ClusterSettings Cluster
    {
        get => field ?? new ClusterSettings { Name = Stack };
        init;
    }

    /// <summary>The prototypes and building blocks that were asked for, by name; <see cref="Components"/> adds what they need.</summary>
    [Setting("The prototypes and building blocks to put on the cluster, by name. What they need comes with them.", Example = "[learn05]")]
    public required ImmutableArray<string> Compose { get; init; }

    /// <summary>How clients outside the cluster reach it.</summary>
    [Setting("How clients outside the cluster reach it.")]
    public Exposure Exposure { get; init; } = Exposure.LoadBalancer;

    /// <summary>Overrides of the pinned versions; <see cref="Releases"/> has them applied.</summary>
    [Setting("Overrides of the pinned versions, by component.")]
    public VersionSettings Versions { get; init; } = new();

    /// <summary>Options of Learn-01.</summary>
    [Setting("Options of Learn-01.", Name = ComponentName.Learn01)]
    public Learn01Settings Learn01 { get; init; } = new();

    /// <summary>Options of the Gateway API's CRDs.</summary>
    [Setting("Options of the Gateway API's CRDs.", Name = ComponentName.GatewayApi)]
    public GatewayApiSettings GatewayApi { get; init; } = new();

    /// <summary>Options of Vault.</summary>
    [Setting("Options of Vault.", Name = ComponentName.Vault)]
    public VaultSettings Vault { get; init; } = new();

    /// <summary>Options of Learn-02.</summary>
    [Setting("Options of Learn-02.", Name = ComponentName.Learn02)]
    public Learn02Settings Learn02 { get; init; } = new();

    /// <summary>Options of Learn-03.</summary>
    [Setting("Options of Learn-03.", Name = ComponentName.Learn03)]
    public Learn03Settings Learn03 { get; init; } = new();

    /// <summary>Options of Learn-04.</summary>
    [Setting("Options of Learn-04.", Name = ComponentName.Learn04)]
    public Learn04Settings Learn04 { get; init; } = new();

    /// <summary>Options of Learn-05.</summary>
    [Setting("Options of Learn-05.", Name = ComponentName.Learn05)]
    public Learn05Settings Learn05 { get; init; } = new();

    /// <summary>Options of the encryption in etcd.</summary>
    [Setting("Options of the encryption in etcd.", Name = ComponentName.EtcdEncryption)]
    public EtcdEncryptionSettings EtcdEncryption { get; init; } = new();

    /// <summary>Options of the ambient scopes.</summary>
    [Setting("Options of the ambient scopes.", Name = ComponentName.AmbientScopes)]
    public AmbientScopesSettings AmbientScopes { get; init; } = new();

    /// <summary>What the stack deploys: <see cref="Compose"/> and all it needs, each once, what is needed before what needs it.</summary>
    public ImmutableArray<ComponentDescriptor> Components =>
        CompositionResolver.Close(Compose, Cluster.Kind, Exposure, ComponentRegistry.For(this));

    /// <summary>The releases to install: the pinned ones with <see cref="Versions"/> applied.</summary>
    public ReleaseCatalogue Releases
    {
        get
        {
            var releases = ReleaseCatalogue.Default.With(Versions);
            return releases with { GatewayApi = releases.GatewayApi with { Channel = GatewayApi.Channel } };
        }
    }
}
