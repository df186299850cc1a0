using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.MetalLb;

/// <summary>An L2Advertisement: MetalLB answers ARP requests for the addresses of pools.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class L2Advertisement(string name, L2AdvertisementArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="L2Advertisement"/>.</summary>
public sealed class L2AdvertisementArgs : CustomResourceArgs
{
    /// <summary>Makes a L2Advertisement.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public L2AdvertisementArgs(string name, string @namespace)
        : base("metallb.io/v1beta1", "L2Advertisement")
    {
        Metadata = ReadyCondition.Stored.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<L2AdvertisementSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The pools.</summary>
public sealed class L2AdvertisementSpecArgs : ResourceArgs
{
    [Input("ipAddressPools")]
    private InputList<string>? _ipAddressPools;

    /// <summary>Their names. Default: all pools.</summary>
    public InputList<string> IpAddressPools
    {
        get => _ipAddressPools ??= new InputList<string>();
        set => _ipAddressPools = value;
    }
}
