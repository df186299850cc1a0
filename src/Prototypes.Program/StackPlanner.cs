using Prototypes.Planning;

namespace Prototypes.Program;

/// <summary>Plans the stack that a command names.</summary>
internal static class StackPlanner
{
    /// <summary>The project's name, as in <c>Pulumi.yaml</c>.</summary>
    private const string Project = "prototypes";

    /// <summary>Runs the program against the mocked engine.</summary>
    /// <param name="loaded">The stack's settings.</param>
    /// <exception cref="PlanException">The program failed.</exception>
    public static Task<PlanDocument> PlanAsync(LoadedStack loaded) => Planner.PlanAsync<PrototypeStack>(
        new PlanRequest(Project, loaded.Settings.Stack) { Warnings = [.. loaded.Warnings.Select(warning => warning.ToString())] },
        options => new StackServices(() => new PrototypeStack(loaded.Settings, options)));
}
