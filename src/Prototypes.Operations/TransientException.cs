namespace Prototypes.Operations;

/// <summary>
/// Something did not work now and may work in a moment. <see cref="Waiter"/> tries again, and tells the user the message if time runs out.
/// </summary>
internal sealed class TransientException(string message, Exception? innerException = null) : Exception(message, innerException);
