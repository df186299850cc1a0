using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.GatewayApi;

/// <summary>A kind of Gateway, and the controller that runs it. Ready when the controller has accepted it.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class GatewayClass(string name, GatewayClassArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="GatewayClass"/>.</summary>
public sealed class GatewayClassArgs : CustomResourceArgs
{
    /// <summary>Makes a GatewayClass.</summary>
    /// <param name="name">The object's name.</param>
    public GatewayClassArgs(string name)
        : base("gateway.networking.k8s.io/v1", "GatewayClass")
    {
        Metadata = ReadyCondition.Accepted.Metadata(name, null);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<GatewayClassSpecArgs> Spec { get; set; } = null!;
}

/// <summary>What a <see cref="GatewayClass"/> stands for.</summary>
public sealed class GatewayClassSpecArgs : ResourceArgs
{
    /// <summary>The controller, as a path below a domain.</summary>
    [Input("controllerName", required: true)]
    public Input<string> ControllerName { get; set; } = null!;

    /// <summary>What it is for, in a few words.</summary>
    [Input("description")]
    public Input<string>? Description { get; set; }

    /// <summary>Parameters for all its Gateways, as the controller understands them.</summary>
    [Input("parametersRef")]
    public Input<GatewayClassParametersReferenceArgs>? ParametersRef { get; set; }
}

/// <summary>An object with parameters of a <see cref="GatewayClass"/>.</summary>
public sealed class GatewayClassParametersReferenceArgs : ResourceArgs
{
    /// <summary>Its API group.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Its kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its namespace.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }
}
