namespace Prototypes.Operations;

/// <summary>
/// An operation failed for a reason that its user can act on. The message stands alone: it is printed as one line, without a stack trace.
/// </summary>
/// <param name="message">What went wrong and what to do about it, as one line.</param>
/// <param name="innerException">What caused it, shown only with <c>--verbose</c>.</param>
public sealed class OperationException(string message, Exception? innerException = null) : Exception(message, innerException);
