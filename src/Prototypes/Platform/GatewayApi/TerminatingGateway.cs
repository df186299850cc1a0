using Prototypes.Resources.GatewayApi;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>A Gateway where TLS ends: a listener <c>https</c> (443) with a certificate, and a listener <c>http</c> (80) for the same host.</summary>
public sealed class TerminatingGateway : GatewayComponent
{
    /// <summary>The name of its listener for HTTPS.</summary>
    public const string HttpsListenerName = "https";

    /// <summary>The name of its listener for HTTP.</summary>
    public const string HttpListenerName = "http";

    /// <summary>Its port for HTTPS.</summary>
    public const int HttpsPort = 443;

    /// <summary>Its port for HTTP.</summary>
    public const int HttpPort = 80;

    /// <summary>Registers the Gateway.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it serves.</param>
    /// <param name="options">Its resource options. It must depend on its namespace.</param>
    public TerminatingGateway(string name, TerminatingGatewayArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:TerminatingGateway", name, args, options, Listeners)
    {
    }

    private static InputList<GatewayListenerArgs> Listeners(GatewayComponentArgs args)
    {
        var https = Listener(args, HttpsListenerName, HttpsPort, "HTTPS");
        https.Tls = new GatewayListenerTlsArgs
        {
            Mode = "Terminate",
            CertificateRefs = { new SecretReferenceArgs { Kind = "Secret", Name = args.Certificate!.SecretName } },
        };
        return new InputList<GatewayListenerArgs> { https, Listener(args, HttpListenerName, HttpPort, "HTTP") };
    }
}

/// <summary>What a <see cref="TerminatingGateway"/> serves.</summary>
public sealed class TerminatingGatewayArgs : GatewayComponentArgs
{
    /// <summary>Its certificate.</summary>
    public required ServerCertificate ServerCertificate
    {
        get => Certificate!;
        init => Certificate = value;
    }
}
