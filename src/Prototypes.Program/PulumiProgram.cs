using Prototypes.Settings;
using Pulumi;

namespace Prototypes.Program;

/// <summary>The program that the Pulumi engine runs.</summary>
internal static class PulumiProgram
{
    /// <summary>Registers the stack that the engine names with the configuration that it hands over.</summary>
    /// <returns>The exit code that the engine expects: 0, or not 0 after an error that it has been told of.</returns>
    public static async Task<int> RunAsync()
    {
        var result = SettingsBinder.Bind(
            Environment.GetEnvironmentVariable("PULUMI_STACK") ?? "",
            EngineConfig.Read(
                Environment.GetEnvironmentVariable("PULUMI_CONFIG"),
                Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS")));
        if (result.Settings is not { } settings)
        {
            // A RunException reaches the user as its message alone.
            return await Deployment.RunAsync(() => Refuse(result.Diagnostics));
        }

        return await Deployment.RunAsync<PrototypeStack>(
            new StackServices(() => Warned(new PrototypeStack(settings, new StackOptions()), result.Diagnostics)));
    }

    private static void Refuse(IEnumerable<Diagnostic> diagnostics) => throw new RunException(string.Join(
        Environment.NewLine, diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));

    private static PrototypeStack Warned(PrototypeStack stack, IEnumerable<Diagnostic> warnings)
    {
        foreach (var warning in warnings)
        {
            Log.Warn(warning.ToString(), stack);
        }

        return stack;
    }
}
