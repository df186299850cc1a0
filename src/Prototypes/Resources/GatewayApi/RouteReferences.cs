using Pulumi;

namespace Prototypes.Resources.GatewayApi;

/// <summary>The Gateway that a route attaches to.</summary>
public sealed class ParentReferenceArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its namespace. Default: the route's.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    /// <summary>The listener. Default: all listeners that fit.</summary>
    [Input("sectionName")]
    public Input<string>? SectionName { get; set; }

    /// <summary>The listener's port.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>Its kind. Default: Gateway.</summary>
    [Input("kind")]
    public Input<string>? Kind { get; set; }

    /// <summary>Its API group. Default: the Gateway API's.</summary>
    [Input("group")]
    public Input<string>? Group { get; set; }
}

/// <summary>A Service that a route sends traffic to.</summary>
public sealed class BackendReferenceArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its port.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>Its namespace. Default: the route's; another one needs a ReferenceGrant.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    /// <summary>Its share of the traffic, relative to the sum of all. Default: 1.</summary>
    [Input("weight")]
    public Input<int>? Weight { get; set; }

    /// <summary>Its kind. Default: Service.</summary>
    [Input("kind")]
    public Input<string>? Kind { get; set; }

    /// <summary>Its API group. Default: the core group.</summary>
    [Input("group")]
    public Input<string>? Group { get; set; }
}
