using Prototypes.Operations;

namespace Prototypes.Program;

/// <summary>Writes the progress of an operation to standard error, so that standard output holds its result alone.</summary>
internal sealed class ErrorLog(CommandEnvironment environment) : IProgressLog
{
    /// <inheritdoc />
    public void Report(string message) => environment.Error.WriteLine(message);
}
