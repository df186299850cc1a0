using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.GatewayApi;

/// <summary>A TCPRoute: sends the connections of a listener to Services. Ready as an <see cref="HttpRoute"/> is.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class TcpRoute(string name, TcpRouteArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="TcpRoute"/>.</summary>
public sealed class TcpRouteArgs : CustomResourceArgs
{
    /// <summary>Makes a TCPRoute.</summary>
    /// <param name="apiVersion">Its API version, which follows the Gateway API's version.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public TcpRouteArgs(string apiVersion, string name, string @namespace)
        : base(apiVersion, "TCPRoute")
    {
        Metadata = ReadyCondition.Attached.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<TcpRouteSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Where the connections of a <see cref="TcpRoute"/> go.</summary>
public sealed class TcpRouteSpecArgs : ResourceArgs
{
    [Input("parentRefs")]
    private InputList<ParentReferenceArgs>? _parentRefs;

    [Input("rules", required: true)]
    private InputList<TcpRouteRuleArgs>? _rules;

    /// <summary>The Gateways that it attaches to.</summary>
    public InputList<ParentReferenceArgs> ParentRefs
    {
        get => _parentRefs ??= new InputList<ParentReferenceArgs>();
        set => _parentRefs = value;
    }

    /// <summary>Its rules.</summary>
    public InputList<TcpRouteRuleArgs> Rules
    {
        get => _rules ??= new InputList<TcpRouteRuleArgs>();
        set => _rules = value;
    }
}

/// <summary>One rule of a <see cref="TcpRoute"/>.</summary>
public sealed class TcpRouteRuleArgs : ResourceArgs
{
    [Input("backendRefs", required: true)]
    private InputList<BackendReferenceArgs>? _backendRefs;

    /// <summary>Where the connections go.</summary>
    public InputList<BackendReferenceArgs> BackendRefs
    {
        get => _backendRefs ??= new InputList<BackendReferenceArgs>();
        set => _backendRefs = value;
    }
}
