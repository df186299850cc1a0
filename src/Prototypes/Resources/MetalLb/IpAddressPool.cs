using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.MetalLb;

/// <summary>An IPAddressPool: addresses that MetalLB hands out.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class IpAddressPool(string name, IpAddressPoolArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of an <see cref="IpAddressPool"/>.</summary>
public sealed class IpAddressPoolArgs : CustomResourceArgs
{
    /// <summary>Makes an IPAddressPool.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public IpAddressPoolArgs(string name, string @namespace)
        : base("metallb.io/v1beta1", "IPAddressPool")
    {
        Metadata = ReadyCondition.Stored.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<IpAddressPoolSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The addresses.</summary>
public sealed class IpAddressPoolSpecArgs : ResourceArgs
{
    [Input("addresses", required: true)]
    private InputList<string>? _addresses;

    /// <summary>Ranges, as <c>FIRST-LAST</c> or in CIDR notation.</summary>
    public InputList<string> Addresses
    {
        get => _addresses ??= new InputList<string>();
        set => _addresses = value;
    }

    /// <summary>Whether a Service that asks for no address gets one. Default: true.</summary>
    [Input("autoAssign")]
    public Input<bool>? AutoAssign { get; set; }
}
