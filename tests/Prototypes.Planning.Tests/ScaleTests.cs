using System.Diagnostics;
using Prototypes.Planning.Rendering;
using Prototypes.Planning.Tests.Recording;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Xunit.Abstractions;

namespace Prototypes.Planning.Tests;

public class ScaleTests(ITestOutputHelper log)
{
    [Fact]
    public async Task Five_thousand_resources_are_planned_and_shown_within_seconds()
    {
        var watch = Stopwatch.StartNew();
        var plan = await Plan.OfAsync(() =>
        {
            var group = new Group("group");
            for (var i = 0; i < 5000; i++)
            {
                _ = new ConfigMap($"config-{i}", new ConfigMapArgs
                {
                    Metadata = new ObjectMetaArgs
                    {
                        Name = $"config-{i}",
                        Namespace = "default",
                        Labels = { { "app", "test" }, { "index", $"{i}" } },
                    },
                    Data = { { "key", $"value-{i}" }, { "other", "value" } },
                }, new CustomResourceOptions { Parent = group });
            }
        });
        log.WriteLine($"recorded in {watch.ElapsedMilliseconds} ms");
        foreach (var format in Enum.GetValues<PlanFormat>())
        {
            watch.Restart();
            var text = PlanRenderer.Render(plan, format);
            log.WriteLine($"{format}: {watch.ElapsedMilliseconds} ms, {text.Length} characters");
            Assert.Contains("config-4999", text, StringComparison.Ordinal);
        }

        Assert.Equal(5001, plan.Resources.Count);
    }
}
