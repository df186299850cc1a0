using Prototypes.Releases;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Kubernetes.Yaml.V2;

namespace Prototypes.Platform;

/// <summary>
/// The CRDs of the Gateway API, with the admission policy that comes with them: it refuses to put one channel or an older version over another, which
/// would take fields away from objects that use them (https://github.com/kubernetes-sigs/gateway-api/issues/4162).
/// </summary>
public sealed class GatewayApiCrds : ComponentResource
{
    /// <summary>Registers the CRDs.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">Which version and channel.</param>
    /// <param name="options">Its resource options.</param>
    public GatewayApiCrds(string name, GatewayApiCrdsArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:GatewayApiCrds", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Release = args.Release;
        // Fails an update to another channel with the reason, before the API server refuses it file by file.
        var channel = new Command(
            $"{name}-channel",
            new CommandArgs { Create = OwnCommand.Line("gateway-api", "channel", args.Release.ChannelName) },
            new CustomResourceOptions { Parent = this });
        Ready = CrdManifests.Create($"{name}-crds", args.Release.Manifest, this, options, channel);
        RegisterOutputs();
    }

    /// <summary>The version and channel, which decide the API versions of routes.</summary>
    public GatewayApiRelease Release { get; }

    /// <summary>What every Gateway, route and controller of them waits for: the CRDs, established.</summary>
    public ConfigFile Ready { get; }
}

/// <summary>Which CRDs <see cref="GatewayApiCrds"/> installs.</summary>
public sealed class GatewayApiCrdsArgs : ResourceArgs
{
    /// <summary>The version and channel.</summary>
    public required GatewayApiRelease Release { get; init; }
}
