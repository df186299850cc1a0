namespace Prototypes.Operations;

/// <summary>How long an operation waits for something that takes its time to come about, and how often it looks.</summary>
public sealed record Patience
{
    /// <summary>How long one thing is waited for before the operation gives up. Default: 5 minutes.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The pause between two looks. Default: 2 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);
}
