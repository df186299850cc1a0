using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

public class ConfigOverridesTests
{
    private const string Config = "prototypes:compose: [learn06]\nprototypes:cluster: {kind: kind, nodes: 2}";

    [Fact]
    public void An_override_wins_over_the_file_and_leaves_the_rest()
    {
        var cluster = Bind.Settings(Config, "test", "cluster.kind=minikube").Cluster;

        Assert.Equal((ClusterKind.Minikube, 2), (cluster.Kind, cluster.Nodes));
    }

    [Fact]
    public void A_list_has_commas() =>
        Assert.Equal(
            ["learn04", "etcd-encryption"],
            Bind.Settings(Config, "test", "compose=learn04,etcd-encryption").Compose.AsEnumerable());

    [Fact]
    public void A_later_override_wins_over_an_earlier_one() =>
        Assert.Equal(5, Bind.Settings(Config, "test", "cluster.nodes=4", "cluster.nodes=5").Cluster.Nodes);

    [Fact]
    public void An_override_with_nothing_brings_the_default_back() =>
        Assert.Equal(1, Bind.Settings(Config, "test", "cluster.nodes=").Cluster.Nodes);

    [Fact]
    public void A_group_that_the_file_does_not_have_is_made() =>
        Assert.Equal(
            "v1.21.2",
            Bind.Settings(
                "prototypes:compose: [cert-manager]",
                "test",
                "versions.cert-manager=1.21.2").Releases.CertManager.Version.ToString());

    [Fact]
    public void A_value_may_hold_equals_signs() =>
        Assert.Equal(
            ["PRO0202 prototypes:exposure: 'a=b' is not allowed. Use load-balancer or node-port."],
            Bind.Config("prototypes:compose: [learn06]", "test", "exposure=a=b").Lines());

    [Fact]
    public void The_namespace_may_be_written() =>
        Assert.Equal(3, Bind.Settings(Config, "test", "prototypes:cluster.nodes=3").Cluster.Nodes);

    [Fact]
    public void An_unknown_path_is_reported_as_in_a_file() =>
        Assert.Equal(
            ["PRO0101 prototypes:cluster.node: is not a setting. Did you mean 'nodes'?"],
            Bind.Config(Config, "test", "cluster.node=3").Lines());

    [Theory]
    [InlineData("=x")]
    [InlineData("cluster..kind=kind")]
    [InlineData("cluster.=kind")]
    [InlineData("cluster")]
    public void Anything_but_a_path_with_a_value_is_refused(string option) =>
        Assert.Equal(
            [$"PRO0008 --config: '{option}' is not a setting with a value. Write PATH=VALUE, for example cluster.kind=minikube."],
            Bind.Config(Config, "test", option).Lines());

    [Fact]
    public void A_missing_file_stays_missing() =>
        Assert.Equal(
            ["PRO0001"],
            ConfigOverrides.Apply(
                StackFile.Read("no-such-folder", "test"),
                ["compose=learn01"]).Diagnostics.Select(diagnostic => diagnostic.Id));
}
