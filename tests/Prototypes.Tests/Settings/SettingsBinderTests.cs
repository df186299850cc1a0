using Prototypes.Releases;
using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

public class SettingsBinderTests
{
    [Fact]
    public void Everything_but_compose_has_a_default()
    {
        var settings = Bind.Settings("prototypes:compose: [learn01]", "learn01");

        Assert.Equal("learn01", settings.Stack);
        Assert.Equal(["learn01"], settings.Compose.AsEnumerable());
        Assert.Equal(Exposure.LoadBalancer, settings.Exposure);
        Assert.Equal(new Learn01Settings { BaseDomain = "foo.com" }, settings.Learn01);
        Assert.Equal(ReleaseCatalogue.Default, settings.Releases);
        Assert.Equal(
            new ClusterSettings
            {
                Kind = ClusterKind.Kind,
                Name = "learn01",
                Create = true,
                KubernetesVersion = SemVersion.Parse("1.35.8"),
                Nodes = 1,
                Driver = "docker",
                ContainerRuntime = ContainerRuntime.Containerd,
                Ports = new PortSettings { Http = 80, Https = 443 },
            },
            settings.Cluster);
    }

    [Fact]
    public void Every_setting_of_a_minikube_cluster_binds()
    {
        var settings = Bind.Settings(
            """
            prototypes:cluster:
              kind: minikube
              name: mine
              create: false
              context: other
              kubernetesVersion: v1.36.2
              nodes: 3
              driver: podman
              containerRuntime: cri-o
              subnet: 10.1.0.0/24
              cpus: 4
              memory: 12g
            prototypes:compose: [cert-manager, learn06]
            prototypes:exposure: node-port
            """);

        Assert.Equal(["cert-manager", "learn06"], settings.Compose.AsEnumerable());
        Assert.Equal(Exposure.NodePort, settings.Exposure);
        Assert.Equal(
            new ClusterSettings
            {
                Kind = ClusterKind.Minikube,
                Name = "mine",
                Create = false,
                Context = "other",
                KubernetesVersion = SemVersion.Parse("1.36.2"),
                Nodes = 3,
                Driver = "podman",
                ContainerRuntime = ContainerRuntime.CriO,
                Subnet = Ipv4Subnet.Parse("10.1.0.0/24"),
                Cpus = 4,
                Memory = "12g",
            },
            settings.Cluster);
    }

    [Fact]
    public void Ports_and_options_and_versions_bind()
    {
        var settings = Bind.Settings(
            """
            prototypes:cluster: {ports: {http: 8080, https: 8443}}
            prototypes:compose: [learn01]
            prototypes:learn01: {baseDomain: learn.example}
            prototypes:versions: {cert-manager: 1.21.2, ingress-nginx: v4.15.0}
            """);

        Assert.Equal(new PortSettings { Http = 8080, Https = 8443 }, settings.Cluster.Ports);
        Assert.Equal(new Learn01Settings { BaseDomain = "learn.example" }, settings.Learn01);
        Assert.Equal("v1.21.2", settings.Releases.CertManager.Version.ToString());
        Assert.Equal("4.15.0", settings.Releases.IngressNginx.Version.ToString());
    }

    [Theory]
    [InlineData("kind", "kind-test", "172.18.0.0/16", true)]
    [InlineData("minikube", "test", "192.168.49.0/24", true)]
    [InlineData("existing", "test", "172.18.0.0/16", false)]
    public void Some_defaults_follow_the_kind_of_the_cluster(string kind, string context, string subnet, bool create)
    {
        var cluster = Bind.Settings($"prototypes:compose: [cert-manager]\nprototypes:cluster: {{kind: {kind}}}").Cluster;

        Assert.Equal((context, subnet, create), (cluster.Context, cluster.Subnet.ToString(), cluster.Create));
    }

    [Theory]
    [InlineData("~")]
    [InlineData("")]
    [InlineData("null")]
    public void An_empty_value_is_the_default(string empty)
    {
        var settings = Bind.Settings($"prototypes:compose: [learn06]\nprototypes:exposure: {empty}\nprototypes:cluster:\n  nodes: {empty}\n  name: {empty}");

        Assert.Equal((Exposure.LoadBalancer, 1, "test"), (settings.Exposure, settings.Cluster.Nodes, settings.Cluster.Name));
    }

    [Theory]
    [InlineData("learn06, cert-manager")]
    [InlineData("'learn06,cert-manager,'")]
    [InlineData("[learn06, cert-manager]")]
    [InlineData("\n- learn06\n- cert-manager")]
    public void A_list_is_a_list_or_a_text_with_commas(string list) =>
        Assert.Equal(["learn06", "cert-manager"], Bind.Settings($"prototypes:compose: {list}").Compose.AsEnumerable());

    [Theory]
    [InlineData("'3'")]
    [InlineData("3")]
    [InlineData("+3")]
    public void A_number_may_be_written_as_text(string number) =>
        Assert.Equal(3, Bind.Settings($"prototypes:compose: [learn06]\nprototypes:cluster: {{nodes: {number}}}").Cluster.Nodes);

    [Fact]
    public void A_whole_number_in_canonical_form_may_stand_for_a_text() =>
        Assert.Equal("123", Bind.Settings("prototypes:compose: [learn06]\nprototypes:cluster: {name: 123}").Cluster.Name);

    [Theory]
    [InlineData("1.30")]
    [InlineData("0x1f")]
    [InlineData("1e3")]
    [InlineData("0")]
    public void A_text_that_yaml_takes_for_a_number_is_refused_only_if_yaml_would_change_it(string text)
    {
        var lines = Bind.Config($"prototypes:compose: [learn06]\nprototypes:cluster: {{memory: {text}}}").Lines();
        var quoted = Bind.Config($"prototypes:compose: [learn06]\nprototypes:cluster: {{memory: '{text}'}}").Lines();

        Assert.Equal(text != "0", lines.Any(line => line.StartsWith("PRO0206", StringComparison.Ordinal)));
        Assert.DoesNotContain(quoted, line => line.StartsWith("PRO0206", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mistake_is_reported_at_once_in_the_order_of_the_file()
    {
        var result = Bind.Config(
            """
            prototypes:exposure: ingress
            prototypes:cluster:
              subnet: 1.2.3.4
              nodes: 0
            prototypes:composed: [learn01]
            prototypes:compose: [learn1, vault]
            """);

        Assert.Null(result.Settings);
        Assert.Equal(
            [
                "PRO0202 prototypes:exposure: 'ingress' is not allowed. Use load-balancer or node-port.",
                "PRO0208 prototypes:cluster.subnet: '1.2.3.4' is not an IPv4 network. Write its first address and the prefix length, for example 172.18.0.0/16.",
                "PRO0203 prototypes:cluster.nodes: '0' is out of range. Use 1 to 10.",
                "PRO0101 prototypes:composed: is not a setting. Did you mean 'compose'?",
                "PRO0102 prototypes:compose[0]: 'learn1' is neither a prototype nor a building block. Did you mean 'learn01'?",
            ],
            result.Lines());
    }

    [Fact]
    public void What_has_no_place_in_the_file_comes_last() => Assert.Equal(
        ["PRO0101", "PRO0301"],
        Bind.Config("prototypes:zone: x").Diagnostics.Select(diagnostic => diagnostic.Id));

    [Fact]
    public void A_broken_setting_brings_no_follow_up_mistakes()
    {
        var result = Bind.Config("prototypes:compose: [learn06]\nprototypes:cluster: {kind: minicube, driver: podman, cpus: 4}");

        Assert.Equal(["PRO0202 prototypes:cluster.kind: 'minicube' is not allowed. Did you mean 'minikube'?"], result.Lines());
    }

    [Fact]
    public void Warnings_leave_the_settings_usable()
    {
        var result = Bind.Config("prototypes:compose: [learn01]");

        Assert.NotNull(result.Settings);
        Assert.Equal([DiagnosticSeverity.Warning], result.Diagnostics.Select(diagnostic => diagnostic.Severity));
    }

    [Fact]
    public void The_stacks_name_must_do_as_the_clusters_name_if_none_is_set()
    {
        Assert.Equal(
            ["PRO0205 prototypes:cluster.name: 'My_Stack' is not a DNS label: lower-case letters, digits and hyphens, at most 63. Use a value like learn05."],
            Bind.Config("prototypes:compose: [learn06]", "My_Stack").Lines());
        Assert.Equal("mine", Bind.Settings("prototypes:compose: [learn06]\nprototypes:cluster: {name: mine}", "My_Stack").Cluster.Name);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("learn-05")]
    [InlineData("0a")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk")]
    public void A_dns_label_is_a_cluster_name(string name) =>
        Assert.Equal(name, Bind.Settings($"prototypes:compose: [learn06]\nprototypes:cluster: {{name: '{name}'}}").Cluster.Name);

    [Theory]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a.b")]
    [InlineData("A")]
    [InlineData("")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl")]
    public void Anything_else_is_none(string name) =>
        Assert.Equal(
            "PRO0205",
            Assert.Single(Bind.Config($"prototypes:compose: [learn06]\nprototypes:cluster: {{name: '{name}'}}").Diagnostics).Id);

    [Theory]
    [InlineData("10.0.0.0/7", "PRO0209")]
    [InlineData("10.0.0.0/8", null)]
    [InlineData("10.0.0.0/27", null)]
    [InlineData("10.0.0.0/28", "PRO0210")]
    [InlineData("172.31.255.0/24", null)]
    [InlineData("172.32.0.0/24", "PRO0209")]
    [InlineData("192.168.0.0/15", "PRO0209")]
    public void A_subnet_is_private_and_of_a_useful_size(string subnet, string? id) =>
        Assert.Equal(
            id,
            Bind.Config($"prototypes:compose: [learn06]\nprototypes:cluster: {{subnet: {subnet}}}").Diagnostics.SingleOrDefault()?.Id);

    [Fact]
    public void A_value_stays_on_one_line_and_is_cut_off_in_a_message()
    {
        var line = Assert.Single(Bind.Config($"prototypes:compose: [learn06]\nprototypes:cluster: {{name: \"a\\nb{new string('c', 200)}\"}}").Lines());

        Assert.StartsWith(
            @"PRO0205 prototypes:cluster.name: 'a\u000ab" + new string('c', 92) + "...' is not",
            line,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_kind_has_no_image_for_will_do_where_kind_makes_no_nodes()
    {
        var versions = new[] { "kind: minikube", "kind: existing", "create: false" }.Select(
            other => Bind.Settings($"prototypes:compose: [cert-manager]\nprototypes:cluster: {{kubernetesVersion: 1.36.0, {other}}}").Cluster.KubernetesVersion.ToString());

        Assert.Equal(["1.36.0", "1.36.0", "1.36.0"], versions);
    }
}
