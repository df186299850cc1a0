using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Prototypes.Resources.GatewayApi;

/// <summary>A Gateway: where traffic enters, and which routes may take it. Ready when it takes traffic.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class Gateway(string name, GatewayArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="Gateway"/>.</summary>
public sealed class GatewayArgs : CustomResourceArgs
{
    /// <summary>Makes a Gateway.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public GatewayArgs(string name, string @namespace)
        : base("gateway.networking.k8s.io/v1", "Gateway")
    {
        Metadata = ReadyCondition.Programmed.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<GatewaySpecArgs> Spec { get; set; } = null!;
}

/// <summary>What a <see cref="Gateway"/> listens to.</summary>
public sealed class GatewaySpecArgs : ResourceArgs
{
    [Input("listeners", required: true)]
    private InputList<GatewayListenerArgs>? _listeners;

    [Input("addresses")]
    private InputList<GatewayAddressArgs>? _addresses;

    /// <summary>Its class.</summary>
    [Input("gatewayClassName", required: true)]
    public Input<string> GatewayClassName { get; set; } = null!;

    /// <summary>What it listens to, each with a name of its own.</summary>
    public InputList<GatewayListenerArgs> Listeners
    {
        get => _listeners ??= new InputList<GatewayListenerArgs>();
        set => _listeners = value;
    }

    /// <summary>The addresses that it asks for.</summary>
    public InputList<GatewayAddressArgs> Addresses
    {
        get => _addresses ??= new InputList<GatewayAddressArgs>();
        set => _addresses = value;
    }

    /// <summary>What its controller makes for it.</summary>
    [Input("infrastructure")]
    public Input<GatewayInfrastructureArgs>? Infrastructure { get; set; }
}

/// <summary>An address that a <see cref="Gateway"/> asks for.</summary>
public sealed class GatewayAddressArgs : ResourceArgs
{
    /// <summary><c>IPAddress</c> (default) or <c>Hostname</c>.</summary>
    [Input("type")]
    public Input<string>? Type { get; set; }

    /// <summary>The address.</summary>
    [Input("value")]
    public Input<string>? Value { get; set; }
}

/// <summary>What the controller makes for a <see cref="Gateway"/>.</summary>
public sealed class GatewayInfrastructureArgs : ResourceArgs
{
    [Input("annotations")]
    private InputMap<string>? _annotations;

    [Input("labels")]
    private InputMap<string>? _labels;

    /// <summary>Annotations of everything that it makes.</summary>
    public InputMap<string> Annotations
    {
        get => _annotations ??= new InputMap<string>();
        set => _annotations = value;
    }

    /// <summary>Labels of everything that it makes.</summary>
    public InputMap<string> Labels
    {
        get => _labels ??= new InputMap<string>();
        set => _labels = value;
    }

    /// <summary>Parameters, as the controller understands them, in the Gateway's namespace.</summary>
    [Input("parametersRef")]
    public Input<GatewayParametersReferenceArgs>? ParametersRef { get; set; }
}

/// <summary>An object with parameters of a <see cref="Gateway"/>, in its namespace.</summary>
public sealed class GatewayParametersReferenceArgs : ResourceArgs
{
    /// <summary>Its API group, empty for a ConfigMap.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Its kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}

/// <summary>A port of a <see cref="Gateway"/>, and whom it serves there.</summary>
public sealed class GatewayListenerArgs : ResourceArgs
{
    /// <summary>Its name, unique in the Gateway.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its port.</summary>
    [Input("port", required: true)]
    public Input<int> Port { get; set; } = null!;

    /// <summary><c>HTTP</c>, <c>HTTPS</c>, <c>TLS</c> or <c>TCP</c>.</summary>
    [Input("protocol", required: true)]
    public Input<string> Protocol { get; set; } = null!;

    /// <summary>The host that it serves; all hosts where it is not set.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; set; }

    /// <summary>How TLS ends, for HTTPS and TLS.</summary>
    [Input("tls")]
    public Input<GatewayListenerTlsArgs>? Tls { get; set; }

    /// <summary>Which routes may attach.</summary>
    [Input("allowedRoutes")]
    public Input<GatewayAllowedRoutesArgs>? AllowedRoutes { get; set; }
}

/// <summary>How TLS ends at a listener.</summary>
public sealed class GatewayListenerTlsArgs : ResourceArgs
{
    [Input("certificateRefs")]
    private InputList<SecretReferenceArgs>? _certificateRefs;

    /// <summary><c>Terminate</c> (default) or <c>Passthrough</c>.</summary>
    [Input("mode")]
    public Input<string>? Mode { get; set; }

    /// <summary>The Secrets with the certificates, for Terminate.</summary>
    public InputList<SecretReferenceArgs> CertificateRefs
    {
        get => _certificateRefs ??= new InputList<SecretReferenceArgs>();
        set => _certificateRefs = value;
    }
}

/// <summary>A Secret that a listener serves.</summary>
public sealed class SecretReferenceArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its namespace. Default: the Gateway's; another one needs a ReferenceGrant.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    /// <summary>Its kind. Default: Secret.</summary>
    [Input("kind")]
    public Input<string>? Kind { get; set; }

    /// <summary>Its API group. Default: the core group.</summary>
    [Input("group")]
    public Input<string>? Group { get; set; }
}

/// <summary>Which routes may attach to a listener.</summary>
public sealed class GatewayAllowedRoutesArgs : ResourceArgs
{
    [Input("kinds")]
    private InputList<GatewayRouteKindArgs>? _kinds;

    /// <summary>From which namespaces.</summary>
    [Input("namespaces")]
    public Input<GatewayRouteNamespacesArgs>? Namespaces { get; set; }

    /// <summary>Which kinds. Default: those of the protocol.</summary>
    public InputList<GatewayRouteKindArgs> Kinds
    {
        get => _kinds ??= new InputList<GatewayRouteKindArgs>();
        set => _kinds = value;
    }
}

/// <summary>A kind of route.</summary>
public sealed class GatewayRouteKindArgs : ResourceArgs
{
    /// <summary>The kind, such as HTTPRoute.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Its API group. Default: the Gateway API's.</summary>
    [Input("group")]
    public Input<string>? Group { get; set; }
}

/// <summary>From which namespaces routes may attach to a listener.</summary>
public sealed class GatewayRouteNamespacesArgs : ResourceArgs
{
    /// <summary><c>Same</c> (default), <c>Selector</c>, <c>All</c> or <c>None</c>.</summary>
    [Input("from")]
    public Input<string>? From { get; set; }

    /// <summary>The namespaces, for Selector.</summary>
    [Input("selector")]
    public Input<LabelSelectorArgs>? Selector { get; set; }
}
