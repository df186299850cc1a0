using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.Istio;

/// <summary>A DestinationRule: how connections to a Service are balanced.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class DestinationRule(string name, DestinationRuleArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="DestinationRule"/>.</summary>
public sealed class DestinationRuleArgs : CustomResourceArgs
{
    /// <summary>Makes a DestinationRule.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public DestinationRuleArgs(string name, string @namespace)
        : base("networking.istio.io/v1", "DestinationRule")
    {
        Metadata = ReadyCondition.Stored.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<DestinationRuleSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The Service, and how its connections are balanced.</summary>
public sealed class DestinationRuleSpecArgs : ResourceArgs
{
    /// <summary>The Service's host.</summary>
    [Input("host", required: true)]
    public Input<string> Host { get; set; } = null!;

    /// <summary>How its connections are balanced.</summary>
    [Input("trafficPolicy")]
    public Input<TrafficPolicyArgs>? TrafficPolicy { get; set; }
}

/// <summary>How connections are balanced.</summary>
public sealed class TrafficPolicyArgs : ResourceArgs
{
    /// <summary>The algorithm.</summary>
    [Input("loadBalancer")]
    public Input<LoadBalancerSettingsArgs>? LoadBalancer { get; set; }
}

/// <summary>The algorithm: one of these.</summary>
public sealed class LoadBalancerSettingsArgs : ResourceArgs
{
    /// <summary>The same client comes to the same pod.</summary>
    [Input("consistentHash")]
    public Input<ConsistentHashArgs>? ConsistentHash { get; set; }

    /// <summary><c>ROUND_ROBIN</c>, <c>LEAST_REQUEST</c>, <c>RANDOM</c>, ...</summary>
    [Input("simple")]
    public Input<string>? Simple { get; set; }
}

/// <summary>By what a client is known.</summary>
public sealed class ConsistentHashArgs : ResourceArgs
{
    /// <summary>A cookie, set where it is missing.</summary>
    [Input("httpCookie")]
    public Input<HttpCookieArgs>? HttpCookie { get; set; }
}

/// <summary>A cookie.</summary>
public sealed class HttpCookieArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The path that browsers send it for.</summary>
    [Input("path")]
    public Input<string>? Path { get; set; }

    /// <summary>How long browsers keep it; <c>0s</c> is the browser's session.</summary>
    [Input("ttl")]
    public Input<string>? Ttl { get; set; }
}
