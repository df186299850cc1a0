namespace Prototypes.Program;

/// <summary>A command can't go on for a reason that its user can act on.</summary>
/// <param name="message">What to print: what is wrong and what to do, a line for each mistake.</param>
internal sealed class CommandException(string message) : Exception(message);
