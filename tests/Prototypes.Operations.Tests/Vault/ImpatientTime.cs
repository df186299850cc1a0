namespace Prototypes.Operations.Tests.Vault;

/// <summary>A clock on which every wait is over at once, and which knows how long it would have taken.</summary>
internal sealed class ImpatientTime(DateTimeOffset start) : TimeProvider
{
    private long _elapsed;

    public ImpatientTime()
        : this(DateTimeOffset.UtcNow)
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref _elapsed));

    public override long GetTimestamp() => Interlocked.Read(ref _elapsed);

    public override DateTimeOffset GetUtcNow() => start + Waited;

    public void Advance(TimeSpan time) => Interlocked.Add(ref _elapsed, time.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Advance(dueTime);
        }

        return System.CreateTimer(callback, state, dueTime < TimeSpan.Zero ? dueTime : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
