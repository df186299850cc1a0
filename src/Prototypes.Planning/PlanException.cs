namespace Prototypes.Planning;

/// <summary>A plan could not be made or read. The message stands alone: what is wrong and what to do, without a stack trace.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="details">
/// What helps to find the cause, such as the program's own stack trace; <see langword="null"/> if there is nothing more.
/// </param>
/// <param name="innerException">The cause.</param>
public sealed class PlanException(string message, string? details = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>
    /// What helps to find the cause, shown with <c>--verbose</c>; <see langword="null"/> if there is nothing more than the message.
    /// </summary>
    public string? Details { get; } = details;
}
