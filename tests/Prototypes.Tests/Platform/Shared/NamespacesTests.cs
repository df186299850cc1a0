using System.Collections.Immutable;
using Prototypes.Platform;
using Prototypes.Tests.Graph;
using Pulumi;

namespace Prototypes.Tests.Platform;

public sealed class NamespacesTests
{
    [Theory]
    [InlineData(nameof(PodSecurityLevel.Privileged), "privileged")]
    [InlineData(nameof(PodSecurityLevel.Baseline), "baseline")]
    [InlineData(nameof(PodSecurityLevel.Restricted), "restricted")]
    public async Task A_namespace_says_which_pods_it_admits(string level, string standard)
    {
        var @namespace = await NamespaceAsync(parent => Namespaces.Create("logical", "apple", Enum.Parse<PodSecurityLevel>(level), parent));

        Assert.Equal("parent", @namespace.Parent);
        Assert.Empty(@namespace.DependsOn);
        Assert.Equal(
            $"""
            apiVersion: v1
            kind: Namespace
            metadata:
              labels:
                pod-security.kubernetes.io/enforce: {standard}
                pod-security.kubernetes.io/warn: {standard}
              name: apple

            """,
            @namespace.InputsYaml);
    }

    [Fact]
    public async Task It_can_have_more_labels_and_wait_for_something()
    {
        var @namespace = await NamespaceAsync(parent => Namespaces.Create(
            "logical",
            "apple",
            PodSecurityLevel.Restricted,
            parent,
            ImmutableDictionary<string, string>.Empty.Add("istio.io/dataplane-mode", "ambient"),
            Namespaces.Create("other", "banana", PodSecurityLevel.Restricted, parent)));

        Assert.Equal(["other"], @namespace.DependsOn);
        Assert.Equal(
            """
            istio.io/dataplane-mode: ambient
            pod-security.kubernetes.io/enforce: restricted
            pod-security.kubernetes.io/warn: restricted

            """,
            RegisteredResource.ToYaml(@namespace.At("metadata.labels")!));
    }

    private static async Task<RegisteredResource> NamespaceAsync(Action<ComponentResource> create) =>
        (await ResourceGraph.OfComponentAsync(options => create(new ComponentResource("test:test:Parent", "parent", options))))["logical"];
}
