using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.Nginx;

/// <summary>An NginxProxy: what NGINX Gateway Fabric makes for the Gateways that refer to it.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class NginxProxy(string name, NginxProxyArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="NginxProxy"/>.</summary>
public sealed class NginxProxyArgs : CustomResourceArgs
{
    /// <summary>Makes a NginxProxy.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public NginxProxyArgs(string name, string @namespace)
        : base("gateway.nginx.org/v1alpha2", "NginxProxy")
    {
        Metadata = ReadyCondition.Stored.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<NginxProxySpecArgs> Spec { get; set; } = null!;
}

/// <summary>What is made for a Gateway.</summary>
public sealed class NginxProxySpecArgs : ResourceArgs
{
    /// <summary>The objects in the cluster.</summary>
    [Input("kubernetes")]
    public Input<NginxKubernetesArgs>? Kubernetes { get; set; }
}

/// <summary>The objects in the cluster.</summary>
public sealed class NginxKubernetesArgs : ResourceArgs
{
    /// <summary>The Service.</summary>
    [Input("service")]
    public Input<NginxServiceArgs>? Service { get; set; }
}

/// <summary>The Service of a Gateway.</summary>
public sealed class NginxServiceArgs : ResourceArgs
{
    [Input("nodePorts")]
    private InputList<NginxNodePortArgs>? _nodePorts;

    /// <summary><c>LoadBalancer</c> (default), <c>NodePort</c> or <c>ClusterIP</c>.</summary>
    [Input("type")]
    public Input<string>? Type { get; set; }

    /// <summary><c>Local</c> (default) or <c>Cluster</c>.</summary>
    [Input("externalTrafficPolicy")]
    public Input<string>? ExternalTrafficPolicy { get; set; }

    /// <summary>The node ports of listeners.</summary>
    public InputList<NginxNodePortArgs> NodePorts
    {
        get => _nodePorts ??= new InputList<NginxNodePortArgs>();
        set => _nodePorts = value;
    }
}

/// <summary>The node port of a listener.</summary>
public sealed class NginxNodePortArgs : ResourceArgs
{
    /// <summary>The node port.</summary>
    [Input("port", required: true)]
    public Input<int> Port { get; set; } = null!;

    /// <summary>The port of the listener.</summary>
    [Input("listenerPort", required: true)]
    public Input<int> ListenerPort { get; set; } = null!;
}
