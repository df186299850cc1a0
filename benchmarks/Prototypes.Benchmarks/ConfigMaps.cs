using Prototypes.Planning;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Prototypes.Benchmarks;

/// <summary>A stack of many ConfigMaps below one component; <c>benchmarks/node/config-maps.js</c> registers the same.</summary>
internal static class ConfigMaps
{
    /// <summary>Plans it.</summary>
    /// <param name="count">How many ConfigMaps it has.</param>
    public static Task<PlanDocument> PlanAsync(int count) => Planner.PlanAsync<ConfigMapStack>(
        new PlanRequest("benchmarks", "config-maps"), options => new SingleService(() => new ConfigMapStack(count, options)));

    private sealed class ConfigMapStack : Stack
    {
        public ConfigMapStack(int count, StackOptions options)
            : base(options)
        {
            var group = new Group();
            for (var i = 0; i < count; i++)
            {
                _ = new ConfigMap(
                    $"config-{i}",
                    new ConfigMapArgs
                    {
                        Metadata = new ObjectMetaArgs
                        {
                            Name = $"config-{i}",
                            Namespace = "default",
                            Labels = { { "app", "benchmark" }, { "index", $"{i}" } },
                        },
                        Data = { { "key", $"value-{i}" }, { "other", "value" } },
                    },
                    new CustomResourceOptions { Parent = group });
            }
        }
    }

    private sealed class Group() : ComponentResource("benchmarks:index:Group", "group");
}
