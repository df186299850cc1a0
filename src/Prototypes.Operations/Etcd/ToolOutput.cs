using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Etcd;

/// <summary>What a tool had to say.</summary>
internal static class ToolOutput
{
    /// <summary>The tool's output.</summary>
    /// <param name="result">What it left behind.</param>
    /// <param name="what">What it was doing, as the subject of a sentence.</param>
    /// <exception cref="OperationException">It failed.</exception>
    public static string OutputOf(this ProcessResult result, string what) =>
        result.ExitCode == 0 ? result.StandardOutput : throw new OperationException($"{what} failed: {result.Complaint()}");

    /// <summary>The first line of what the tool complained about.</summary>
    public static string Complaint(this ProcessResult result) =>
        result.StandardError.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
        ?? $"exit code {result.ExitCode}.";
}
