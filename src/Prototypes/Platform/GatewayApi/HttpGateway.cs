using Prototypes.Resources.GatewayApi;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>A Gateway for plain HTTP: one listener, named <c>http</c>.</summary>
public sealed class HttpGateway : GatewayComponent
{
    /// <summary>The name of its listener.</summary>
    public const string ListenerName = "http";

    /// <summary>Registers the Gateway.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it serves.</param>
    /// <param name="options">Its resource options. It must depend on its namespace.</param>
    public HttpGateway(string name, HttpGatewayArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:HttpGateway", name, args, options, _ => new InputList<GatewayListenerArgs>
        {
            Listener(args, ListenerName, args.Port, "HTTP"),
        })
    {
    }
}

/// <summary>What an <see cref="HttpGateway"/> serves.</summary>
public sealed class HttpGatewayArgs : GatewayComponentArgs
{
    /// <summary>The port of its listener. Default: 80.</summary>
    public int Port { get; init; } = 80;
}
