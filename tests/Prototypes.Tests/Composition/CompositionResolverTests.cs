using Prototypes.Composition;
using Prototypes.Settings;
using Prototypes.Tests.Settings;

namespace Prototypes.Tests.Composition;

public class CompositionResolverTests
{
    [Theory]
    [InlineData("learn01", "cert-manager ingress-nginx learn01", "metal-lb")]
    [InlineData("learn02", "cert-manager ingress-nginx vault learn02", "metal-lb")]
    [InlineData("learn03", "gateway-api cert-manager istio-ambient learn03", "metal-lb")]
    [InlineData("learn04", "gateway-api nginx-gateway-fabric learn04", "metal-lb")]
    [InlineData("learn05", "gateway-api cert-manager istio-ambient vault learn05", "metal-lb")]
    [InlineData("learn06", "etcd-encryption learn06", "")]
    [InlineData("ambient-scopes", "gateway-api istio-ambient ambient-scopes", "metal-lb")]
    [InlineData("ingress-nginx", "ingress-nginx", "metal-lb")]
    [InlineData("gateway-api", "gateway-api", "")]
    [InlineData("istio-ambient", "gateway-api istio-ambient", "")]
    [InlineData("metal-lb", "metal-lb", "")]
    [InlineData("cert-manager", "cert-manager", "")]
    [InlineData("vault", "cert-manager vault", "")]
    [InlineData("nginx-gateway-fabric", "gateway-api nginx-gateway-fabric", "")]
    [InlineData("etcd-encryption", "etcd-encryption", "")]
    public void A_component_brings_what_it_needs(string name, string nodePort, string loadBalancer)
    {
        Assert.Equal(nodePort, Names([name], ClusterKind.Kind, Exposure.NodePort));
        Assert.Equal(
            loadBalancer.Length > 0 ? $"{loadBalancer} {nodePort}" : nodePort,
            Names([name], ClusterKind.Kind, Exposure.LoadBalancer));
    }

    [Fact]
    public void An_existing_cluster_serves_load_balancers_itself_unless_metal_lb_is_named()
    {
        Assert.Equal("gateway-api nginx-gateway-fabric learn04", Names(["learn04"], ClusterKind.Existing, Exposure.LoadBalancer));
        Assert.Equal(
            "metal-lb gateway-api nginx-gateway-fabric learn04",
            Names(["learn04", "metal-lb"], ClusterKind.Existing, Exposure.LoadBalancer));
    }

    [Fact]
    public void Unknown_names_are_left_out() =>
        Assert.Equal("cert-manager", Names(["nothing", "cert-manager"], ClusterKind.Kind, Exposure.NodePort));

    public static TheoryData<string, ClusterKind, Exposure> Situations
    {
        get
        {
            var data = new TheoryData<string, ClusterKind, Exposure>();
            foreach (var component in ComponentRegistry.All)
            {
                foreach (var kind in Enum.GetValues<ClusterKind>())
                {
                    foreach (var exposure in Enum.GetValues<Exposure>())
                    {
                        data.Add(component.Name, kind, exposure);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public void Every_pair_is_settings_or_a_reason(string name, ClusterKind kind, Exposure exposure)
    {
        foreach (var other in ComponentRegistry.All.Where(component => component.Name != name))
        {
            var result = Bind.Config(
                $"prototypes:compose: [{name}, {other.Name}]\nprototypes:exposure: {(exposure == Exposure.NodePort ? "node-port" : "load-balancer")}\n"
                + $"prototypes:cluster: {{kind: {kind.ToString().ToLowerInvariant()}, subnet: 10.0.0.0/24}}");
            var components = CompositionResolver.Close([name, other.Name], kind, exposure);

            var clashes = components.SelectMany(component => component.Namespaces).GroupBy(space => space).Any(group => group.Count() > 1)
                || (kind == ClusterKind.Existing && components.Any(component => component.Name == "etcd-encryption"));
            Assert.Equal(clashes, result.Settings is null);
            Assert.Equal(clashes, result.Diagnostics.Any(diagnostic => diagnostic.Id is "PRO0303" or "PRO0309"));
            AssertClosedAndOrdered(components, kind, exposure);
        }
    }

    [Theory]
    [InlineData("learn01", "learn02", "namespace papaya")]
    [InlineData("learn01", "learn03", "namespaces apple and mango")]
    [InlineData("learn01", "learn05", "namespace mango")]
    [InlineData("learn03", "learn05", "namespaces mango and nginx")]
    public void Prototypes_with_a_namespace_in_common_cannot_share_a_cluster(string first, string second, string reason) => Assert.Equal(
        [$"PRO0303 prototypes:compose: {first} and {second} cannot share a cluster, because both create the {reason}. Put one of them in another stack."],
        Bind.Config($"prototypes:compose: [{second}, {first}]").Lines().Where(line => line.StartsWith("PRO0303", StringComparison.Ordinal)));

    [Theory]
    [InlineData("docker", null)]
    [InlineData("podman", null)]
    [InlineData("qemu", "PRO0308")]
    public void Metal_lb_on_virtual_machines_needs_to_be_told_their_network(string driver, string? id)
    {
        var config = $"prototypes:compose: [metal-lb]\nprototypes:cluster:\n  kind: minikube\n  driver: {driver}";

        Assert.Equal(id, Bind.Config(config).Diagnostics.SingleOrDefault()?.Id);
        Assert.Empty(Bind.Config($"{config}\n  subnet: 192.168.39.0/24").Diagnostics);
    }

    [Fact]
    public void Learn03_and_learn04_share_a_cluster_and_their_building_blocks() => Assert.Equal(
        "metal-lb gateway-api cert-manager istio-ambient nginx-gateway-fabric learn03 learn04",
        string.Join(' ', Bind.Settings("prototypes:compose: [learn04, learn03]").Components.Select(component => component.Name)));

    [Fact]
    public void The_registry_has_every_name_once() => Assert.Equal(
        typeof(ComponentName).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        ComponentRegistry.All.Select(component => component.Name).Order(StringComparer.Ordinal));

    private static void AssertClosedAndOrdered(IReadOnlyList<ComponentDescriptor> components, ClusterKind kind, Exposure exposure)
    {
        var deployed = new HashSet<string>();
        foreach (var component in components)
        {
            Assert.Empty(CompositionResolver.RequirementsOf(component, kind, exposure).Except(deployed));
            Assert.True(deployed.Add(component.Name));
        }
    }

    private static string Names(string[] names, ClusterKind kind, Exposure exposure) =>
        string.Join(' ', CompositionResolver.Close(names, kind, exposure).Select(component => component.Name));
}
