namespace Prototypes.Tests.Schemas.Cel;

/// <summary>An expression that cannot be parsed or evaluated. A rule that cannot be evaluated is not met.</summary>
internal sealed class CelException(string message) : Exception(message);
