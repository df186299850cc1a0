using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.GatewayApi;

/// <summary>A ReferenceGrant: lets objects of other namespaces refer to objects of its own.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class ReferenceGrant(string name, ReferenceGrantArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="ReferenceGrant"/>.</summary>
public sealed class ReferenceGrantArgs : CustomResourceArgs
{
    /// <summary>Makes a ReferenceGrant.</summary>
    /// <param name="apiVersion">Its API version, which follows the Gateway API's version.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public ReferenceGrantArgs(string apiVersion, string name, string @namespace)
        : base(apiVersion, "ReferenceGrant")
    {
        Metadata = ReadyCondition.Stored.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<ReferenceGrantSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Who may refer to what.</summary>
public sealed class ReferenceGrantSpecArgs : ResourceArgs
{
    [Input("from", required: true)]
    private InputList<ReferenceGrantFromArgs>? _from;

    [Input("to", required: true)]
    private InputList<ReferenceGrantToArgs>? _to;

    /// <summary>Who.</summary>
    public InputList<ReferenceGrantFromArgs> From
    {
        get => _from ??= new InputList<ReferenceGrantFromArgs>();
        set => _from = value;
    }

    /// <summary>To what, in the grant's namespace.</summary>
    public InputList<ReferenceGrantToArgs> To
    {
        get => _to ??= new InputList<ReferenceGrantToArgs>();
        set => _to = value;
    }
}

/// <summary>Objects that may refer.</summary>
public sealed class ReferenceGrantFromArgs : ResourceArgs
{
    /// <summary>Their API group.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Their kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Their namespace.</summary>
    [Input("namespace", required: true)]
    public Input<string> Namespace { get; set; } = null!;
}

/// <summary>Objects that may be referred to.</summary>
public sealed class ReferenceGrantToArgs : ResourceArgs
{
    /// <summary>Their API group, empty for the core group.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Their kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>The name of one. Default: all.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }
}
