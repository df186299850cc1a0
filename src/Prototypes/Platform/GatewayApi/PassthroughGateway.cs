using Prototypes.Resources.GatewayApi;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>A Gateway that passes TLS through to pods by the host of the handshake: one listener, named <c>https</c>. It holds no certificate.</summary>
public sealed class PassthroughGateway : GatewayComponent
{
    /// <summary>The name of its listener.</summary>
    public const string ListenerName = "https";

    /// <summary>Its port.</summary>
    public const int Port = 443;

    /// <summary>Registers the Gateway.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it serves.</param>
    /// <param name="options">Its resource options. It must depend on its namespace.</param>
    public PassthroughGateway(string name, PassthroughGatewayArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:PassthroughGateway", name, args, options, Listeners)
    {
    }

    private static InputList<GatewayListenerArgs> Listeners(GatewayComponentArgs args)
    {
        var listener = Listener(args, ListenerName, Port, "TLS");
        listener.Tls = new GatewayListenerTlsArgs { Mode = "Passthrough" };
        return new InputList<GatewayListenerArgs> { listener };
    }
}

/// <summary>What a <see cref="PassthroughGateway"/> serves.</summary>
public sealed class PassthroughGatewayArgs : GatewayComponentArgs;
