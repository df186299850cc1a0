using System.Globalization;
using Prototypes.Tests.Graph;
using Xunit.Abstractions;

namespace Prototypes.Tests;

/// <summary>How long a stack takes by the estimates of <c>docs/durations.md</c>, and that no needless dependency makes it longer.</summary>
public sealed class CriticalPathTests(ITestOutputHelper output)
{
    private static readonly Lazy<Dictionary<string, double>> Durations = new(ReadDurations);

    /// <summary>The stacks with the longest chain of what truly needs what, written down apart from the program.</summary>
    public static TheoryData<string, string, string[]> Chains => new()
    {
        {
            "learn01", "kind",
            [
                "kind-cluster-lifecycle", "kind-cluster-kubeconfig", "cluster", "cert-manager-namespace", "cert-manager-release",
                "mango-certificates-root-issuer", "mango-certificates-ca", "mango-certificates-ca-issuer", "mango-certificates-leaf",
                "mango-server-deployment",
            ]
        },
        {
            "learn03", "kind",
            [
                "kind-cluster-lifecycle", "kind-cluster-kubeconfig", "cluster", "istio-ambient-crds", "istio-ambient-base",
                "istio-ambient-istiod", "istio-ambient-ztunnel", "learn03-mango-mesh-namespace", "learn03-mango-certificates-root-issuer",
                "learn03-mango-certificates-ca", "learn03-mango-certificates-ca-issuer", "learn03-mango-certificates-leaf",
                "learn03-mango-entrance-gateway", "learn03-mango-route",
            ]
        },
        {
            "learn04", "kind",
            [
                "kind-cluster-lifecycle", "kind-cluster-kubeconfig", "cluster", "gateway-api-crds", "nginx-gateway-fabric-release",
                "learn04-entrance-gateway",
            ]
        },
        {
            "learn06", "kind",
            [
                "etcd-encryption-key1", "etcd-encryption-configuration", "kind-cluster-lifecycle", "kind-cluster-kubeconfig", "cluster",
                "learn06-secret", "learn06-proof",
            ]
        },
        {
            "ambient-scopes", "kind",
            [
                "kind-cluster-lifecycle", "kind-cluster-kubeconfig", "cluster", "istio-ambient-crds", "istio-ambient-base",
                "istio-ambient-istiod", "istio-ambient-ztunnel", "ambient-scopes-app1-ns-mesh-namespace",
                "ambient-scopes-app1-ns-server-config", "ambient-scopes-app1-ns-server-deployment",
            ]
        },
        {
            "learn02", "kind",
            [
                "kind-cluster-lifecycle", "kind-cluster-kubeconfig", "cluster", "cert-manager-namespace", "cert-manager-release",
                "vault-certificates-root-issuer", "vault-certificates-ca", "vault-certificates-ca-issuer", "vault-certificates-leaf",
                "vault-release", "vault-bootstrap", "vault-unseal", "learn02-pki-configuration", "learn02-example-configuration",
                "learn02-example-issuer", "learn02-example-com",
            ]
        },
        {
            "learn05", "kind",
            [
                "kind-cluster-lifecycle", "kind-cluster-kubeconfig", "cluster", "gateway-api-crds", "cert-manager-release",
                "vault-certificates-root-issuer", "vault-certificates-ca", "vault-certificates-ca-issuer", "vault-certificates-leaf",
                "vault-release", "vault-bootstrap", "vault-unseal", "learn05-pki-configuration", "learn05-mango-vault-configuration",
                "learn05-mango-vault-issuer", "learn05-mango-certificate", "learn05-mango-entrance-gateway", "learn05-mango-route",
            ]
        },
    };

    [Fact]
    public void Every_stack_has_its_chain_written_down() =>
        Assert.Equal(Checkout.Stacks, Chains.Select(chain => (string)chain[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Chains))]
    public async Task No_stack_takes_longer_than_its_longest_chain_of_true_dependencies(string stack, string cluster, string[] chain)
    {
        var graph = await ResourceGraph.OfStackAsync(stack, $"cluster.kind={cluster}");
        var (path, seconds) = LongestPath(graph);
        output.WriteLine($"{stack} on {cluster}: {seconds:0} s");
        foreach (var name in path)
        {
            output.WriteLine($"  {DurationOf(graph[name]),4:0} s  {name}");
        }

        Assert.True(
            seconds <= chain.Sum(name => DurationOf(graph[name])),
            $"{stack} takes {seconds:0} s along {string.Join(", ", path)}; what truly waits for each other takes "
            + $"{chain.Sum(name => DurationOf(graph[name])):0} s.");
    }

    private static (IReadOnlyList<string> Path, double Seconds) LongestPath(ResourceGraph graph)
    {
        var known = new Dictionary<string, (string? Before, double Seconds)>();

        (string? Before, double Seconds) EndOf(string name)
        {
            if (!known.TryGetValue(name, out var end))
            {
                // Everything in the cluster waits for what reaches it.
                string? before = null;
                double seconds = 0;
                foreach (var needed in graph.WaitsFor(name).Concat(graph[name].Provider is { } provider ? [provider] : []))
                {
                    if (EndOf(needed).Seconds > seconds)
                    {
                        (before, seconds) = (needed, EndOf(needed).Seconds);
                    }
                }

                known[name] = end = (before, seconds + DurationOf(graph[name]));
            }

            return end;
        }

        var last = graph.Names.MaxBy(name => EndOf(name).Seconds)!;
        var path = new List<string>();
        for (string? name = last; name is not null; name = known[name].Before)
        {
            path.Insert(0, name);
        }

        return (path.Where(name => DurationOf(graph[name]) > 0).ToList(), known[last].Seconds);
    }

    private static double DurationOf(RegisteredResource resource)
    {
        if (resource.IsComponent && !Durations.Value.ContainsKey(resource.Type))
        {
            return 0;
        }

        return Durations.Value.GetValueOrDefault(KeyOf(resource), 1);
    }

    private static string KeyOf(RegisteredResource resource)
    {
        if (resource.TextAt("chart") is { } chart)
        {
            return chart[(chart.LastIndexOf('/') + 1)..];
        }

        return resource.TextAt("create") is { } command
            ? Durations.Value.Keys.Where(key => command.Contains(key, StringComparison.Ordinal)).MaxBy(key => key.Length) ?? resource.Type
            : resource.Type;
    }

    private static Dictionary<string, double> ReadDurations() => File
        .ReadLines(Path.Combine(Checkout.Root, "docs", "durations.md"))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length == 5 && double.TryParse(cells[2], CultureInfo.InvariantCulture, out _))
        .ToDictionary(cells => cells[1], cells => double.Parse(cells[2], CultureInfo.InvariantCulture));
}
