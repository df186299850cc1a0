using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.GatewayApi;

/// <summary>An HTTPRoute: sends HTTP requests to Services. Ready when its Gateway has accepted it and all that it refers to is there.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class HttpRoute(string name, HttpRouteArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="HttpRoute"/>.</summary>
public sealed class HttpRouteArgs : CustomResourceArgs
{
    /// <summary>Makes a HTTPRoute.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public HttpRouteArgs(string name, string @namespace)
        : base("gateway.networking.k8s.io/v1", "HTTPRoute")
    {
        Metadata = ReadyCondition.Attached.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<HttpRouteSpecArgs> Spec { get; set; } = null!;
}

/// <summary>What an <see cref="HttpRoute"/> matches, and where that goes.</summary>
public sealed class HttpRouteSpecArgs : ResourceArgs
{
    [Input("parentRefs")]
    private InputList<ParentReferenceArgs>? _parentRefs;

    [Input("hostnames")]
    private InputList<string>? _hostnames;

    [Input("rules")]
    private InputList<HttpRouteRuleArgs>? _rules;

    /// <summary>The Gateways that it attaches to.</summary>
    public InputList<ParentReferenceArgs> ParentRefs
    {
        get => _parentRefs ??= new InputList<ParentReferenceArgs>();
        set => _parentRefs = value;
    }

    /// <summary>The hosts that it is for. Default: all that its listeners serve.</summary>
    public InputList<string> Hostnames
    {
        get => _hostnames ??= new InputList<string>();
        set => _hostnames = value;
    }

    /// <summary>Its rules.</summary>
    public InputList<HttpRouteRuleArgs> Rules
    {
        get => _rules ??= new InputList<HttpRouteRuleArgs>();
        set => _rules = value;
    }
}

/// <summary>One rule of an <see cref="HttpRoute"/>.</summary>
public sealed class HttpRouteRuleArgs : ResourceArgs
{
    [Input("matches")]
    private InputList<HttpRouteMatchArgs>? _matches;

    [Input("filters")]
    private InputList<HttpRouteFilterArgs>? _filters;

    [Input("backendRefs")]
    private InputList<BackendReferenceArgs>? _backendRefs;

    /// <summary>Its name, unique in the route.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>What it matches: any of these. Default: all paths.</summary>
    public InputList<HttpRouteMatchArgs> Matches
    {
        get => _matches ??= new InputList<HttpRouteMatchArgs>();
        set => _matches = value;
    }

    /// <summary>What happens to what it matches.</summary>
    public InputList<HttpRouteFilterArgs> Filters
    {
        get => _filters ??= new InputList<HttpRouteFilterArgs>();
        set => _filters = value;
    }

    /// <summary>Where that goes.</summary>
    public InputList<BackendReferenceArgs> BackendRefs
    {
        get => _backendRefs ??= new InputList<BackendReferenceArgs>();
        set => _backendRefs = value;
    }
}

/// <summary>What a rule matches: all that is set.</summary>
public sealed class HttpRouteMatchArgs : ResourceArgs
{
    [Input("headers")]
    private InputList<HttpHeaderMatchArgs>? _headers;

    /// <summary>The path.</summary>
    [Input("path")]
    public Input<HttpPathMatchArgs>? Path { get; set; }

    /// <summary>The method.</summary>
    [Input("method")]
    public Input<string>? Method { get; set; }

    /// <summary>The headers.</summary>
    public InputList<HttpHeaderMatchArgs> Headers
    {
        get => _headers ??= new InputList<HttpHeaderMatchArgs>();
        set => _headers = value;
    }
}

/// <summary>A path.</summary>
public sealed class HttpPathMatchArgs : ResourceArgs
{
    /// <summary><c>Exact</c>, <c>PathPrefix</c> (default) or <c>RegularExpression</c>.</summary>
    [Input("type")]
    public Input<string>? Type { get; set; }

    /// <summary>The path.</summary>
    [Input("value")]
    public Input<string>? Value { get; set; }
}

/// <summary>A header.</summary>
public sealed class HttpHeaderMatchArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its value.</summary>
    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;

    /// <summary><c>Exact</c> (default) or <c>RegularExpression</c>.</summary>
    [Input("type")]
    public Input<string>? Type { get; set; }
}

/// <summary>What happens to a request.</summary>
public sealed class HttpRouteFilterArgs : ResourceArgs
{
    /// <summary><c>RequestRedirect</c>, <c>RequestHeaderModifier</c>, ...</summary>
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    /// <summary>For RequestRedirect.</summary>
    [Input("requestRedirect")]
    public Input<HttpRequestRedirectArgs>? RequestRedirect { get; set; }

    /// <summary>For RequestHeaderModifier.</summary>
    [Input("requestHeaderModifier")]
    public Input<HttpHeaderModifierArgs>? RequestHeaderModifier { get; set; }

    /// <summary>For ResponseHeaderModifier.</summary>
    [Input("responseHeaderModifier")]
    public Input<HttpHeaderModifierArgs>? ResponseHeaderModifier { get; set; }
}

/// <summary>A redirect.</summary>
public sealed class HttpRequestRedirectArgs : ResourceArgs
{
    /// <summary>The scheme. Default: the request's.</summary>
    [Input("scheme")]
    public Input<string>? Scheme { get; set; }

    /// <summary>The host. Default: the request's.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; set; }

    /// <summary>The port. Default: the scheme's own, else the listener's.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>301 or 302 (default); the extended set has 303, 307 and 308.</summary>
    [Input("statusCode")]
    public Input<int>? StatusCode { get; set; }
}

/// <summary>Changes to headers.</summary>
public sealed class HttpHeaderModifierArgs : ResourceArgs
{
    [Input("set")]
    private InputList<HttpHeaderArgs>? _set;

    [Input("add")]
    private InputList<HttpHeaderArgs>? _add;

    [Input("remove")]
    private InputList<string>? _remove;

    /// <summary>Headers to set.</summary>
    public InputList<HttpHeaderArgs> Set
    {
        get => _set ??= new InputList<HttpHeaderArgs>();
        set => _set = value;
    }

    /// <summary>Headers to add.</summary>
    public InputList<HttpHeaderArgs> Add
    {
        get => _add ??= new InputList<HttpHeaderArgs>();
        set => _add = value;
    }

    /// <summary>Headers to remove.</summary>
    public InputList<string> Remove
    {
        get => _remove ??= new InputList<string>();
        set => _remove = value;
    }
}

/// <summary>A header and its value.</summary>
public sealed class HttpHeaderArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its value.</summary>
    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;
}
