namespace TypeGenerator;

/// <summary>A mistake in the list of types or in where things stand; its message is one line that says what to do.</summary>
internal sealed class GenerationException(string message) : Exception(message);
