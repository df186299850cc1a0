using System.Collections.Concurrent;
using Prototypes.Composition;
using Prototypes.Settings;
using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Schemas;

/// <summary>Everything that this version of the program can deploy: each stack of the checkout, and each component with its options.</summary>
public static class StackGraphs
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<ResourceGraph>>> Graphs = new();

    /// <summary>A name of a stack or component and the overrides of one situation.</summary>
    public static TheoryData<string, string> Situations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var kind in (string[])["kind", "minikube"])
            {
                foreach (var exposure in (string[])["node-port", "load-balancer"])
                {
                    var situation = $"cluster.kind={kind} exposure={exposure}";
                    foreach (var stack in Checkout.Stacks)
                    {
                        data.Add(stack, situation);
                    }

                    foreach (var component in ComponentRegistry.All.Where(component => component.Implemented))
                    {
                        data.Add(component.Name, $"compose={component.Name} {situation}");
                        foreach (var option in OptionsOf(component.Name))
                        {
                            data.Add(component.Name, $"compose={component.Name} {situation} {option}");
                        }
                    }
                }
            }

            return data;
        }
    }

    /// <summary>What a stack registers in a situation. Each is run once.</summary>
    internal static Task<ResourceGraph> OfAsync(string stack, string situation) => Graphs.GetOrAdd(
        $"{stack} {situation}",
        _ => new(() => situation.StartsWith("compose=", StringComparison.Ordinal)
            ? ResourceGraph.OfStackAsync(SettingsOf(stack, situation))
            : ResourceGraph.OfStackAsync(stack, situation.Split(' ')))).Value;

    // Every choice of an option, one option at a time.
    private static IEnumerable<string> OptionsOf(string component) =>
        from @group in SettingDefinition.Root
        where @group.Name == component && @group.Kind == SettingKind.Group
        from option in @group.Children
        from choice in option.Kind switch
        {
            SettingKind.Boolean => ["false", "true"],
            SettingKind.Choice => option.Choices.AsEnumerable(),
            _ => [],
        }
        where choice != option.DefaultText
        select $"{component}.{option.Name}={choice}";

    private static StackSettings SettingsOf(string stack, string situation)
    {
        var empty = StackFile.Parse("config: {}", StackFile.NameOf(stack));
        var result = SettingsBinder.Bind(stack, ConfigOverrides.Apply(empty, situation.Split(' ')));
        Assert.True(result.Settings is not null, string.Join('\n', result.Diagnostics));
        return result.Settings;
    }
}
