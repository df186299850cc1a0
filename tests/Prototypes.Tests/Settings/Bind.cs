using System.Collections.Immutable;
using Prototypes.Composition;
using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

/// <summary>Binds texts as a stack file, a command line or the engine would give them.</summary>
internal static class Bind
{
    /// <summary>The registry as it will be when every component can be deployed, so that tests of rules do not depend on which can today.</summary>
    public static ImmutableArray<ComponentDescriptor> CompleteRegistry { get; } =
        [.. ComponentRegistry.All.Select(component => component with { Implemented = true })];

    /// <summary>Binds settings that stand below "config:".</summary>
    public static StackSettingsResult Config(string config, string stack = "test", params string[] overrides) =>
        File($"config:\n{Indent(config)}", stack, overrides);

    /// <summary>Binds a whole stack file.</summary>
    public static StackSettingsResult File(string text, string stack = "test", params string[] overrides) =>
        Document(ConfigOverrides.Apply(StackFile.Parse(text, StackFile.NameOf(stack)), overrides), stack);

    public static StackSettingsResult Document(SettingsDocument document, string stack = "test") =>
        SettingsBinder.Bind(stack, document, CompleteRegistry);

    public static IEnumerable<string> Lines(this StackSettingsResult result) =>
        result.Diagnostics.Select(diagnostic => diagnostic.ToString());

    /// <summary>The settings of a configuration that has no mistake.</summary>
    public static StackSettings Settings(string config, string stack = "test", params string[] overrides)
    {
        var result = Config(config, stack, overrides);
        Assert.True(result.Settings is not null, string.Join('\n', result.Lines()));
        return result.Settings;
    }

    private static string Indent(string text) => string.Concat(text.Split('\n').Select(line => $"  {line}\n"));
}
