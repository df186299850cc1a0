using System.Collections.Immutable;
using Prototypes.Endpoints;
using Prototypes.Resources.GatewayApi;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Prototypes.Platform;

/// <summary>
/// Changes to what istiod makes for a Gateway, from a ConfigMap in the Gateway's namespace: strategic merge patches as YAML text, one for each kind
/// (https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#automated-deployment).
/// </summary>
internal sealed record IstioGatewayParameters
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitEmptyCollections)
        .WithNewLine("\n")
        .Build();

    /// <summary>Changes to the Deployment, or null for none.</summary>
    public DeploymentPatch? Deployment { get; init; }

    /// <summary>Changes to the Service, or null for none.</summary>
    public ServicePatch? Service { get; init; }

    /// <summary>A Service of type NodePort with fixed node ports. Its ports are merged by <c>port</c>, so the status port keeps a random one.</summary>
    /// <param name="ports">The node ports.</param>
    public static ServicePatch NodePortService(ServiceExposure.NodePorts ports) => new()
    {
        Spec = new ServicePatchSpec
        {
            Type = "NodePort",
            Ports = [.. ports.ByPort.Select(port => new ServicePatchPort { Port = port.Key, NodePort = port.Value.NodePort })],
        },
    };

    /// <summary>Registers the ConfigMap.</summary>
    /// <param name="logicalName">Its logical name in the stack.</param>
    /// <param name="name">Its name.</param>
    /// <param name="namespace">The Gateway's namespace.</param>
    /// <param name="parameters">The changes.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="dependsOn">What it waits for, where its component does not wait for its namespace.</param>
    public static (ConfigMap ConfigMap, GatewayParametersReferenceArgs Reference) Create(
        string logicalName, string name, string @namespace, IstioGatewayParameters parameters, ComponentResource parent, params Resource[] dependsOn)
    {
        var configMap = new ConfigMap(
            logicalName,
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs { Name = name, Namespace = @namespace },
                Data = parameters.ToData(),
            },
            new CustomResourceOptions { Parent = parent, DependsOn = dependsOn });
        return (configMap, new GatewayParametersReferenceArgs { Group = "", Kind = "ConfigMap", Name = name });
    }

    /// <summary>Writes the ConfigMap's data.</summary>
    public ImmutableDictionary<string, string> ToData()
    {
        var data = ImmutableDictionary<string, string>.Empty;
        data = Deployment is null ? data : data.Add("deployment", Serializer.Serialize(Deployment));
        return Service is null ? data : data.Add("service", Serializer.Serialize(Service));
    }

    /// <summary>Changes to a Deployment.</summary>
    public sealed record DeploymentPatch
    {
        /// <summary>Changes to its specification.</summary>
        public required DeploymentPatchSpec Spec { get; init; }
    }

    /// <summary>Changes to the specification of a Deployment.</summary>
    public sealed record DeploymentPatchSpec
    {
        /// <summary>How many pods it has, or null for the controller's default.</summary>
        public int? Replicas { get; init; }
    }

    /// <summary>Changes to a Service.</summary>
    public sealed record ServicePatch
    {
        /// <summary>Changes to its specification.</summary>
        public required ServicePatchSpec Spec { get; init; }
    }

    /// <summary>Changes to the specification of a Service.</summary>
    public sealed record ServicePatchSpec
    {
        /// <summary>Its type.</summary>
        public required string Type { get; init; }

        /// <summary>Its ports.</summary>
        public ImmutableArray<ServicePatchPort> Ports { get; init; } = [];
    }

    /// <summary>Changes to a port of a Service.</summary>
    public sealed record ServicePatchPort
    {
        /// <summary>The port that is changed.</summary>
        public required int Port { get; init; }

        /// <summary>Its node port.</summary>
        public required int NodePort { get; init; }
    }
}
