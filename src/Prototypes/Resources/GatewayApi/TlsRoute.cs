using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.GatewayApi;

/// <summary>A TLSRoute: sends TLS connections to Services by the host of the handshake. Ready as an <see cref="HttpRoute"/> is.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class TlsRoute(string name, TlsRouteArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="TlsRoute"/>.</summary>
public sealed class TlsRouteArgs : CustomResourceArgs
{
    /// <summary>Makes a TLSRoute.</summary>
    /// <param name="apiVersion">Its API version, which follows the Gateway API's version.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public TlsRouteArgs(string apiVersion, string name, string @namespace)
        : base(apiVersion, "TLSRoute")
    {
        Metadata = ReadyCondition.Attached.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<TlsRouteSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Where the connections of a <see cref="TlsRoute"/> go.</summary>
public sealed class TlsRouteSpecArgs : ResourceArgs
{
    [Input("parentRefs")]
    private InputList<ParentReferenceArgs>? _parentRefs;

    [Input("hostnames", required: true)]
    private InputList<string>? _hostnames;

    [Input("rules", required: true)]
    private InputList<TlsRouteRuleArgs>? _rules;

    /// <summary>The Gateways that it attaches to.</summary>
    public InputList<ParentReferenceArgs> ParentRefs
    {
        get => _parentRefs ??= new InputList<ParentReferenceArgs>();
        set => _parentRefs = value;
    }

    /// <summary>The hosts that it is for.</summary>
    public InputList<string> Hostnames
    {
        get => _hostnames ??= new InputList<string>();
        set => _hostnames = value;
    }

    /// <summary>Its rules.</summary>
    public InputList<TlsRouteRuleArgs> Rules
    {
        get => _rules ??= new InputList<TlsRouteRuleArgs>();
        set => _rules = value;
    }
}

/// <summary>One rule of a <see cref="TlsRoute"/>.</summary>
public sealed class TlsRouteRuleArgs : ResourceArgs
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
