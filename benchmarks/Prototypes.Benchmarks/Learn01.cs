using Prototypes.Planning;
using Prototypes.Settings;

namespace Prototypes.Benchmarks;

/// <summary>The stack learn01, as <c>./protos plan learn01</c> takes it.</summary>
internal static class Learn01
{
    private const string Name = "learn01";

    /// <summary>Reads the text of its stack file.</summary>
    public static string ReadFile() => File.ReadAllText(Path.Combine(Checkout(), StackFile.NameOf(Name)));

    /// <summary>Binds its settings.</summary>
    /// <param name="text">The text of its stack file.</param>
    public static StackSettings Bind(string text) => SettingsBinder.Bind(Name, StackFile.Parse(text, StackFile.NameOf(Name))).Settings
        ?? throw new InvalidOperationException($"The settings of {Name} have mistakes: './protos plan {Name}' shows them.");

    /// <summary>Plans it.</summary>
    /// <param name="settings">Its settings.</param>
    public static Task<PlanDocument> PlanAsync(StackSettings settings) => Planner.PlanAsync<PrototypeStack>(
        new PlanRequest("prototypes", Name), options => new SingleService(() => new PrototypeStack(settings, options)));

    private static string Checkout()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Pulumi.yaml")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("There is no Pulumi.yaml above the program: run it from its checkout.");
    }
}
