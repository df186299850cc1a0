namespace Prototypes.Settings;

/// <summary>Options of Learn-04, NGINX Gateway Fabric.</summary>
public sealed record Learn04Settings
{
    /// <summary>Whether there is a second Gateway in a namespace of its own.</summary>
    [Setting("Whether there is a second Gateway, with an application, in a namespace of its own.")]
    public bool SecondGateway { get; init; }
}
