namespace Prototypes.Operations;

/// <summary>Where an operation says what it is doing, a line at a time. Never given a secret.</summary>
public interface IProgressLog
{
    /// <summary>Says that a step was taken or is being waited for.</summary>
    /// <param name="message">One line without a line break.</param>
    void Report(string message);
}
