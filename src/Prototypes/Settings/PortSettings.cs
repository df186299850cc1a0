namespace Prototypes.Settings;

/// <summary>The ports of the host that kind maps to the cluster.</summary>
public sealed record PortSettings
{
    /// <summary>The host port, on 127.0.0.1, for HTTP.</summary>
    [Setting("The port of 127.0.0.1 that reaches HTTP in the cluster.", Minimum = 1, Maximum = 65535)]
    public int Http { get; init; } = 80;

    /// <summary>The host port, on 127.0.0.1, for HTTPS.</summary>
    [Setting("The port of 127.0.0.1 that reaches HTTPS in the cluster.", Minimum = 1, Maximum = 65535)]
    public int Https { get; init; } = 443;
}
