using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.GatewayApi;

/// <summary>A GRPCRoute: sends gRPC calls to Services. Ready as an <see cref="HttpRoute"/> is.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class GrpcRoute(string name, GrpcRouteArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="GrpcRoute"/>.</summary>
public sealed class GrpcRouteArgs : CustomResourceArgs
{
    /// <summary>Makes a GRPCRoute.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public GrpcRouteArgs(string name, string @namespace)
        : base("gateway.networking.k8s.io/v1", "GRPCRoute")
    {
        Metadata = ReadyCondition.Attached.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<GrpcRouteSpecArgs> Spec { get; set; } = null!;
}

/// <summary>What a <see cref="GrpcRoute"/> matches, and where that goes.</summary>
public sealed class GrpcRouteSpecArgs : ResourceArgs
{
    [Input("parentRefs")]
    private InputList<ParentReferenceArgs>? _parentRefs;

    [Input("hostnames")]
    private InputList<string>? _hostnames;

    [Input("rules")]
    private InputList<GrpcRouteRuleArgs>? _rules;

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
    public InputList<GrpcRouteRuleArgs> Rules
    {
        get => _rules ??= new InputList<GrpcRouteRuleArgs>();
        set => _rules = value;
    }
}

/// <summary>One rule of a <see cref="GrpcRoute"/>.</summary>
public sealed class GrpcRouteRuleArgs : ResourceArgs
{
    [Input("matches")]
    private InputList<GrpcRouteMatchArgs>? _matches;

    [Input("backendRefs")]
    private InputList<BackendReferenceArgs>? _backendRefs;

    /// <summary>What it matches: any of these. Default: all calls.</summary>
    public InputList<GrpcRouteMatchArgs> Matches
    {
        get => _matches ??= new InputList<GrpcRouteMatchArgs>();
        set => _matches = value;
    }

    /// <summary>Where that goes.</summary>
    public InputList<BackendReferenceArgs> BackendRefs
    {
        get => _backendRefs ??= new InputList<BackendReferenceArgs>();
        set => _backendRefs = value;
    }
}

/// <summary>What a rule matches.</summary>
public sealed class GrpcRouteMatchArgs : ResourceArgs
{
    /// <summary>The method.</summary>
    [Input("method")]
    public Input<GrpcMethodMatchArgs>? Method { get; set; }
}

/// <summary>A gRPC method.</summary>
public sealed class GrpcMethodMatchArgs : ResourceArgs
{
    /// <summary>The service, with its package.</summary>
    [Input("service")]
    public Input<string>? Service { get; set; }

    /// <summary>The method.</summary>
    [Input("method")]
    public Input<string>? Method { get; set; }

    /// <summary><c>Exact</c> (default) or <c>RegularExpression</c>.</summary>
    [Input("type")]
    public Input<string>? Type { get; set; }
}
