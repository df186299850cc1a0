using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.Istio;

/// <summary>A PeerAuthentication: whether pods take plaintext connections.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class PeerAuthentication(string name, PeerAuthenticationArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="PeerAuthentication"/>.</summary>
public sealed class PeerAuthenticationArgs : CustomResourceArgs
{
    /// <summary>Makes a PeerAuthentication.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public PeerAuthenticationArgs(string name, string @namespace)
        : base("security.istio.io/v1", "PeerAuthentication")
    {
        Metadata = ReadyCondition.Stored.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<PeerAuthenticationSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Which pods, and what they take.</summary>
public sealed class PeerAuthenticationSpecArgs : ResourceArgs
{
    /// <summary>What they take.</summary>
    [Input("mtls")]
    public Input<MutualTlsArgs>? Mtls { get; set; }

    /// <summary>Which pods. Default: all of the namespace.</summary>
    [Input("selector")]
    public Input<WorkloadSelectorArgs>? Selector { get; set; }
}

/// <summary>Whether mutual TLS is asked for.</summary>
public sealed class MutualTlsArgs : ResourceArgs
{
    /// <summary><c>STRICT</c>, <c>PERMISSIVE</c> or <c>DISABLE</c>.</summary>
    [Input("mode")]
    public Input<string>? Mode { get; set; }
}

/// <summary>Pods by their labels.</summary>
public sealed class WorkloadSelectorArgs : ResourceArgs
{
    [Input("matchLabels")]
    private InputMap<string>? _matchLabels;

    /// <summary>The labels that they all have.</summary>
    public InputMap<string> MatchLabels
    {
        get => _matchLabels ??= new InputMap<string>();
        set => _matchLabels = value;
    }
}
