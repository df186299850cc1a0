namespace Prototypes.Planning;

/// <summary>Which stack to plan.</summary>
/// <param name="Project">The project's name, as in <c>Pulumi.yaml</c>.</param>
/// <param name="Stack">The stack's name.</param>
public sealed record PlanRequest(string Project, string Stack)
{
    /// <summary>Warnings to carry into the plan, one line each. Default: none.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// How long the program may take. Default: one minute, a hundred times what a large stack takes: a program that is still running then
    /// waits for itself.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);
}
