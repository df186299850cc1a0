namespace Prototypes.Program;

/// <summary>What the exit code of the command line means.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>It failed; standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>What was compared differs.</summary>
    public const int Differs = 2;

    /// <summary>The command line can't be understood (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;
}
