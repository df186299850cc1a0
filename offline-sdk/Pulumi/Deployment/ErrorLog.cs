using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>The error messages of a deployment, in the order in which they came.</summary>
internal sealed class ErrorLog
{
    // The engine knows by this exit code that the user has seen the error already.
    private const int LoggedErrorExitCode = 32;

    private readonly ConcurrentQueue<string> _messages = new();

    public void Add(string message) => _messages.Enqueue(message);

    /// <summary>Adds a failure of the program, as the user is to see it.</summary>
    public void Add(Exception exception)
    {
        Add(exception switch
        {
            RunException => exception.Message,
            ResourceException { HideStack: true } => exception.Message,
            ResourceException => exception.ToString(),
            _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}",
        });
        Environment.ExitCode = LoggedErrorExitCode;
    }

    /// <summary>All messages as one exception, or null if there are none.</summary>
    public Exception? ToException() => _messages.ToArray() switch
    {
        [] => null,
        [var message] => new RunException(message),
        var messages => new AggregateException(messages.Select(message => new RunException(message))),
    };
}
