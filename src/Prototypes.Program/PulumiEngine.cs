namespace Prototypes.Program;

/// <summary>The Pulumi engine, which starts this program on <c>pulumi up</c>, <c>preview</c> and <c>destroy</c>.</summary>
internal static class PulumiEngine
{
    /// <summary>Whether the engine started this process: it names the address of its resource monitor.</summary>
    public static bool IsPresent => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PULUMI_MONITOR"));
}
