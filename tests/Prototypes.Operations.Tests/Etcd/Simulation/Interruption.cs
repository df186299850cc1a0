using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Tests.Etcd.Simulation;

/// <summary>Where in a call of a tool an operation ends.</summary>
public enum InterruptionPoint
{
    /// <summary>The tool was not started.</summary>
    Before,

    /// <summary>The tool received half of its input.</summary>
    Amid,

    /// <summary>The tool did its work, but nobody heard of it.</summary>
    After,
}

/// <summary>Ends an operation at one of its calls, as pulling the plug would.</summary>
internal sealed class Interruption(IProcessRunner inner, int call, InterruptionPoint point) : IProcessRunner
{
    private int _calls;

    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        if (_calls++ != call)
        {
            return await inner.RunAsync(request, cancellationToken);
        }

        if (point == InterruptionPoint.Amid)
        {
            request = request with { StandardInput = request.StandardInput![..(request.StandardInput!.Length / 2)] };
        }

        if (point != InterruptionPoint.Before)
        {
            await inner.RunAsync(request, cancellationToken);
        }

        throw new InterruptedException();
    }

    public IRunningProcess Start(ProcessRequest request) => throw new NotSupportedException();
}

internal sealed class InterruptedException : Exception;

internal sealed class SilentLog : IProgressLog
{
    public List<string> Lines { get; } = [];

    public void Report(string message) => Lines.Add(message);
}
