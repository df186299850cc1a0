namespace Prototypes.Operations.Tests.Vault;

/// <summary>Keeps what an operation says.</summary>
internal sealed class RecordingLog : IProgressLog
{
    private readonly List<string> _messages = [];

    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_messages)
            {
                return [.. _messages];
            }
        }
    }

    public void Report(string message)
    {
        lock (_messages)
        {
            _messages.Add(message);
        }
    }
}
