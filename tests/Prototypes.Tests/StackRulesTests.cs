using Prototypes.Tests.Graph;

namespace Prototypes.Tests;

/// <summary>What holds for every stack of this checkout, on every kind of cluster and with both exposures.</summary>
public sealed class StackRulesTests
{
    public static TheoryData<string, string, string> Deployments
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var stack in Checkout.Stacks)
            {
                // Encryption in etcd needs the nodes, which an existing cluster does not give.
                foreach (var cluster in stack == "learn06" ? new[] { "kind", "minikube" } : ["kind", "minikube", "existing"])
                {
                    data.Add(stack, cluster, "load-balancer");
                    data.Add(stack, cluster, "node-port");
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public async Task Every_stack_keeps_the_rules(string stack, string cluster, string exposure)
    {
        var graph = await ResourceGraph.OfStackAsync(stack, $"cluster.kind={cluster}", $"exposure={exposure}");
        var lifecycle = cluster == "existing" ? null : $"{cluster}-cluster-lifecycle";

        Assert.Empty(StackRules.Broken(graph, lifecycle));
    }
}
