namespace Prototypes.Planning;

/// <summary>Which stack to plan.</summary>
/// <param name="Project">The project's name, as in <c>Pulumi.yaml</c>.</param>
/// <param name="Stack">The stack's name.</param>
public sealed record PlanRequest(string Project, string Stack)
{
    /// <summary>Warnings to carry into the plan, one line each. Default: none.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// How long the program may go without constructing or registering a resource. Default: half a minute, thousands of times what one
    /// resource takes: a program that rests longer waits for itself.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
