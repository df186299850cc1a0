using Prototypes.Composition;
using Prototypes.Settings;
using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Composition;

/// <summary>Any two components either share a stack, in which nothing clashes, or are refused with the reason.</summary>
public sealed class PairwiseCompositionTests
{
    public static TheoryData<string, string> Situations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var component in ComponentRegistry.All)
            {
                data.Add(component.Name, "kind");
                data.Add(component.Name, "minikube");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Every_pair_is_a_plan_or_a_diagnostic(string name, string kind)
    {
        foreach (var other in ComponentRegistry.All.Where(component => string.CompareOrdinal(component.Name, name) > 0))
        {
            foreach (var exposure in (string[])["node-port", "load-balancer"])
            {
                string[] overrides = [$"compose={name},{other.Name}", $"cluster.kind={kind}", $"exposure={exposure}"];
                var document = ConfigOverrides.Apply(StackFile.Parse("config: {}", "Pulumi.pair.yaml"), overrides);
                var result = SettingsBinder.Bind("pair", document);
                if (result.Settings is null)
                {
                    Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
                    continue;
                }

                var graph = await ResourceGraph.OfStackAsync(result.Settings);
                Problems.AssertNone(StackObjectTests.ProblemsOf(graph).Select(problem => $"{string.Join(' ', overrides)}: {problem}"));
            }
        }
    }
}
