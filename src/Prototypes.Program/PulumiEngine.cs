namespace Prototypes.Program;

/// <summary>The Pulumi engine, which starts this program on <c>pulumi up</c>, <c>preview</c> and <c>destroy</c>.</summary>
internal static class PulumiEngine
{
    /// <summary>The environment variable in which the command provider hands a command's earlier output to its update.</summary>
    public const string PreviousOutputVariable = "PULUMI_COMMAND_STDOUT";

    /// <summary>Whether the engine started this process: it names the address of its resource monitor.</summary>
    public static bool IsPresent => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PULUMI_MONITOR"));
}
