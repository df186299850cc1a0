using System.Collections.Immutable;
using Prototypes.Operations.Etcd;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;
using YamlDotNet.Serialization.NamingConventions;

namespace Prototypes.Clusters;

/// <summary>The configuration file of a kind cluster (https://kind.sigs.k8s.io/docs/user/configuration/), as far as it is in use.</summary>
internal sealed record KindConfiguration
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitEmptyCollections)
        .WithNewLine("\n")
        // Equal workers are written out, each for itself.
        .DisableAliases()
        .WithEventEmitter(next => new LiteralBlocks(next))
        .Build();

    /// <summary>Its kind.</summary>
    public string Kind { get; } = "Cluster";

    /// <summary>Its version.</summary>
    public string ApiVersion { get; } = "kind.x-k8s.io/v1alpha4";

    /// <summary>The cluster's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its nodes, the control plane first.</summary>
    public required ImmutableArray<KindNode> Nodes { get; init; }

    /// <summary>Describes a cluster with one control plane, which has all port mappings.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="image">The image of all nodes.</param>
    /// <param name="nodes">How many nodes it has in all.</param>
    /// <param name="ports">The ports that this machine maps to the control plane.</param>
    /// <param name="encrypted">Whether it starts with an EncryptionConfiguration that lies in the folder in which kind is started.</param>
    public static KindConfiguration For(string name, string image, int nodes, PortPlan ports, bool encrypted = false) => new()
    {
        Name = name,
        Nodes =
        [
            new KindNode
            {
                Role = "control-plane",
                Image = image,
                ExtraPortMappings =
                [
                    .. ports.Ports.Select(port => new KindPortMapping
                    {
                        ContainerPort = port.PortOfNode,
                        HostPort = port.HostPort,
                        ListenAddress = port.ListenAddress.ToString(),
                        Protocol = "TCP",
                    }),
                ],
                ExtraMounts = encrypted ? [KindEncryption.Mount] : [],
                KubeadmConfigPatches = encrypted ? [KindEncryption.KubeadmConfigPatch] : [],
            },
            .. Enumerable.Repeat(new KindNode { Role = "worker", Image = image }, nodes - 1),
        ],
    };

    /// <summary>Writes it as YAML.</summary>
    public string ToYaml() => Serializer.Serialize(this);

    /// <summary>Patches stay readable.</summary>
    private sealed class LiteralBlocks(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text && text.Contains('\n', StringComparison.Ordinal))
            {
                eventInfo.Style = ScalarStyle.Literal;
            }

            base.Emit(eventInfo, emitter);
        }
    }
}

/// <summary>A node of a kind cluster.</summary>
internal sealed record KindNode
{
    /// <summary><c>control-plane</c> or <c>worker</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Its image, pinned by digest.</summary>
    public required string Image { get; init; }

    /// <summary>The ports of this machine that lead to it.</summary>
    public ImmutableArray<KindPortMapping> ExtraPortMappings { get; init; } = [];

    /// <summary>The folders of this machine that it sees.</summary>
    public ImmutableArray<KindMount> ExtraMounts { get; init; } = [];

    /// <summary>Changes to what kubeadm is told.</summary>
    public ImmutableArray<string> KubeadmConfigPatches { get; init; } = [];
}

/// <summary>A port of this machine that leads to a node.</summary>
internal sealed record KindPortMapping
{
    /// <summary>The port of the node.</summary>
    public required int ContainerPort { get; init; }

    /// <summary>The port of this machine.</summary>
    public required int HostPort { get; init; }

    /// <summary>The address of this machine.</summary>
    public required string ListenAddress { get; init; }

    /// <summary>The protocol.</summary>
    public required string Protocol { get; init; }
}
