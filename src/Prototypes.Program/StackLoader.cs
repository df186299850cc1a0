using System.Collections.Immutable;
using Prototypes.Settings;

namespace Prototypes.Program;

/// <summary>The settings of a stack, and what is to be said about them.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Warnings">The warnings.</param>
internal sealed record LoadedStack(StackSettings Settings, ImmutableArray<Diagnostic> Warnings);

/// <summary>Reads the settings of a stack for a command.</summary>
internal static class StackLoader
{
    /// <summary>Reads <c>Pulumi.STACK.yaml</c>, with overrides from the command line.</summary>
    /// <param name="environment">Where the stack files are.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="overrides">The values of <c>--config</c>, which win over the file's.</param>
    /// <exception cref="CommandException">The settings have mistakes: all of them, a line each.</exception>
    public static LoadedStack Load(CommandEnvironment environment, string stack, IReadOnlyList<string> overrides)
    {
        var document = ConfigOverrides.Apply(StackFile.Read(environment.ProjectDirectory, stack), overrides);
        var result = SettingsBinder.Bind(stack, document);
        return result.Settings is { } settings
            ? new LoadedStack(settings, result.Diagnostics)
            : throw new CommandException(string.Join(
                Environment.NewLine, result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }
}
