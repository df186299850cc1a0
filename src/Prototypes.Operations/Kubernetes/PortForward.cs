using System.Globalization;
using System.Text.RegularExpressions;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Kubernetes;

/// <summary>A forwarded port. Disposing of it ends the <c>kubectl port-forward</c> behind it.</summary>
internal sealed partial class PortForward : IAsyncDisposable
{
    private readonly IRunningProcess _process;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _drain;

    public PortForward(IRunningProcess process, int localPort)
    {
        _process = process;
        LocalPort = localPort;
        _drain = DrainAsync();
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int LocalPort { get; }

    /// <summary>Whether kubectl still forwards. It ends by itself when the pod goes.</summary>
    public bool IsOpen => !_process.Completion.IsCompleted;

    /// <summary>Reads the port from kubectl's announcement; null for every other line.</summary>
    public static int? ParseLocalPort(string line) =>
        Announcement().Match(line) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _drain.ConfigureAwait(false);
        await _process.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    // kubectl writes a line for each connection: unread, they would fill the pipe and stop it.
    private async Task DrainAsync()
    {
        try
        {
            while (await _process.ReadLineAsync(_end.Token).ConfigureAwait(false) is not null)
            {
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // Nothing more to read.
        }
    }

    [GeneratedRegex(@"^Forwarding from 127\.0\.0\.1:(\d{1,5}) -> \d+")]
    private static partial Regex Announcement();
}
