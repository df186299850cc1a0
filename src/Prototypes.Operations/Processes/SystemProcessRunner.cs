using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Prototypes.Operations.Processes;

/// <summary>Runs the tools of this machine.</summary>
public sealed class SystemProcessRunner : IProcessRunner
{
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.Timeout);
        using var process = Launch(request);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await WriteInputAsync(process, request, limit.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return new ProcessResult(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new OperationException(
                $"'{string.Join(' ', [request.FileName, .. request.Arguments.Take(1)])}' did not end within {request.Timeout.TotalSeconds:0} seconds.");
        }
        finally
        {
            End(process);
        }
    }

    /// <inheritdoc />
    public IRunningProcess Start(ProcessRequest request)
    {
        var process = Launch(request);
        process.StandardInput.Close();
        return new RunningProcess(process);
    }

    private static Process Launch(ProcessRequest request)
    {
        var start = new ProcessStartInfo(Locate(request))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = request.WorkingDirectory ?? "",
        };
        foreach (var argument in request.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in request.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        }
        catch (Win32Exception exception)
        {
            throw new OperationException(
                $"'{request.FileName}' could not be started ({exception.Message}). Install it, or add its folder to PATH.", exception);
        }
    }

    /// <summary>The tool on the request's own <c>PATH</c>, if it sets one: the operating system would search this process's.</summary>
    private static string Locate(ProcessRequest request) =>
        request.Environment.TryGetValue("PATH", out var path)
            ? path.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, request.FileName)).FirstOrDefault(File.Exists) ?? request.FileName
            : request.FileName;

    private static async Task WriteInputAsync(Process process, ProcessRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (request.StandardInput is not null)
            {
                await process.StandardInput.WriteAsync(request.StandardInput.AsMemory(), cancellationToken).ConfigureAwait(false);
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A tool may end, with its own message, before it has read everything.
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            // The system takes a moment to end it; whoever is told that it has ended may rely on that.
            process.WaitForExit(EndTimeout);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private sealed class RunningProcess : IRunningProcess
    {
        private readonly Process _process;
        private readonly StringBuilder _error = new();
        private readonly Task _errorReader;

        public RunningProcess(Process process)
        {
            _process = process;
            _errorReader = ReadErrorAsync();
            Completion = CompleteAsync();
        }

        public Task<int> Completion { get; }

        public string StandardError
        {
            get
            {
                lock (_error)
                {
                    return _error.ToString();
                }
            }
        }

        public async Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
            await _process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);

        public async ValueTask DisposeAsync()
        {
            End(_process);
            await Completion.ConfigureAwait(false);
            _process.Dispose();
        }

        private async Task<int> CompleteAsync()
        {
            await _process.WaitForExitAsync().ConfigureAwait(false);
            await _errorReader.ConfigureAwait(false);
            return _process.ExitCode;
        }

        private async Task ReadErrorAsync()
        {
            while (await _process.StandardError.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                lock (_error)
                {
                    _error.AppendLine(line);
                }
            }
        }
    }
}
