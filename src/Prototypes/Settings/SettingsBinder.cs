using Prototypes.Composition;
using Prototypes.Releases;

namespace Prototypes.Settings;

/// <summary>Turns the configuration of a stack into settings.</summary>
public static class SettingsBinder
{
    /// <summary>Binds all settings and reports every mistake at once: keys, values, versions, and what cannot go together.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="document">The configuration, from the stack file or from the engine, with the command line's overrides.</param>
    public static StackSettingsResult Bind(string stack, SettingsDocument document)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(document);
        return Bind(stack, document, ComponentRegistry.All);
    }

    internal static StackSettingsResult Bind(string stack, SettingsDocument document, IReadOnlyList<ComponentDescriptor> registry)
    {
        var sink = new DiagnosticSink(document);
        if (document.Root is null)
        {
            return new StackSettingsResult { Diagnostics = sink.Sorted };
        }

        var settings = new StackSettings { Stack = stack, Compose = [] };
        var components = registry.Select(component => component.Name).ToList();
        new RecordBinder(sink).Bind(settings, document.Root, others: components);
        CheckOptions(sink, components);
        ClusterRules.Check(settings, sink);
        EtcdEncryptionRules.Check(settings, sink);
        new CompositionRules(settings, sink, registry).Check();
        CompatibilityRules.Check(settings, sink);

        var diagnostics = sink.Sorted;
        return new StackSettingsResult
        {
            Settings = diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? null : settings,
            Diagnostics = diagnostics,
        };
    }

    // Every component's name is a key, so that an empty map below it is no mistake even where there are no options.
    private static void CheckOptions(DiagnosticSink sink, IEnumerable<string> components)
    {
        var keysWithOptions = SettingDefinition.Root.Select(definition => definition.Name);
        foreach (var name in components.Except(keysWithOptions))
        {
            if (sink.IsGiven(name))
            {
                sink.Report(DiagnosticCatalogue.NoOptions, name, name);
            }
        }
    }
}
