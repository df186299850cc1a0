using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Prototypes.Releases;
using Prototypes.Tests.Graph;
using Pulumi;

namespace Prototypes.Tests.Learn;

/// <summary>What the original of Learn-01 got wrong, and this one does not.</summary>
public sealed class Learn01DefectTests
{
    private static readonly Lazy<Task<ResourceGraph>> Graph = new(() => ResourceGraph.OfStackAsync("learn01"));

    [Fact]
    public async Task Passthrough_is_real_the_controller_allows_it_and_the_pod_speaks_tls()
    {
        var graph = await Graph.Value;
        var passedThrough = graph.OfType("kubernetes:networking.k8s.io/v1:Ingress").Where(IsPassedThrough).ToList();

        Assert.Equal(["mango-ingress"], passedThrough.Select(ingress => ingress.Name));
        Assert.Equal("", Arguments(graph)["enable-ssl-passthrough"]);
        Assert.Contains("listen 8443 ssl;", ConfigurationOf(graph, "mango"), StringComparison.Ordinal);
        Assert.Equal("HTTPS", ContainerOf(graph["mango-server-deployment"]).TextAt("readinessProbe.httpGet.scheme"));
    }

    [Fact]
    public async Task Passthrough_has_the_only_path_that_the_controller_looks_for()
    {
        var ingress = (await Graph.Value)["mango-ingress"];

        Assert.Equal(["/"], PathsOf(ingress).Select(path => path.TextAt("path")));
    }

    [Fact]
    public async Task Every_host_with_tls_has_a_certificate_that_is_really_served()
    {
        var graph = await Graph.Value;
        foreach (var ingress in graph.OfType("kubernetes:networking.k8s.io/v1:Ingress"))
        {
            foreach (var tls in ingress.ItemsAt("spec.tls"))
            {
                Assert.True(
                    tls.TextAt("secretName") is not null ^ IsPassedThrough(ingress),
                    $"{ingress.Name} would serve the controller's fake certificate.");
            }
        }

        var mount = ContainerOf(graph["mango-server-deployment"])
            .ItemsAt("volumeMounts")
            .Single(item => item.TextAt("name") == "tls")
            .TextAt("mountPath");
        Assert.Contains($"default {mount};", ConfigurationOf(graph, "mango"), StringComparison.Ordinal);
        Assert.Contains("ssl_certificate $certificate_directory/tls.crt;", ConfigurationOf(graph, "mango"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_annotation_is_ignored_by_the_controller_and_none_rewrites_a_path()
    {
        string[] known = ["nginx.ingress.kubernetes.io/proxy-connect-timeout", "nginx.ingress.kubernetes.io/ssl-passthrough"];

        Assert.Empty(
            from ingress in (await Graph.Value).OfType("kubernetes:networking.k8s.io/v1:Ingress")
            from annotation in Annotations(ingress).Keys
            where !known.Contains(annotation)
            select $"{ingress.Name}: {annotation}");
    }

    [Fact]
    public async Task Every_timeout_is_a_whole_number_of_seconds() => Assert.All(
        (await Graph.Value).OfType("kubernetes:networking.k8s.io/v1:Ingress"),
        ingress => Assert.Equal("60", Annotations(ingress)["nginx.ingress.kubernetes.io/proxy-connect-timeout"]));

    [Fact]
    public async Task Requests_arrive_at_the_port_that_the_server_listens_on()
    {
        var graph = await Graph.Value;
        var deployments = graph.OfType("kubernetes:apps/v1:Deployment").ToDictionary(
            resource => (resource.TextAt("metadata.namespace"), resource.TextAt("spec.template.metadata.labels.app")));
        foreach (var ingress in graph.OfType("kubernetes:networking.k8s.io/v1:Ingress"))
        {
            var backend = PathsOf(ingress).Single();
            var service = graph.OfType("kubernetes:core/v1:Service").Single(candidate =>
                candidate.TextAt("metadata.namespace") == ingress.TextAt("metadata.namespace")
                && candidate.TextAt("metadata.name") == backend.TextAt("backend.service.name"));
            var port = service.ItemsAt("spec.ports").Single(candidate => candidate.TextAt("name") == backend.TextAt("backend.service.port.name"));
            var deployment = deployments[(service.TextAt("metadata.namespace"), service.TextAt("spec.selector.app"))];
            var container = ContainerOf(deployment);
            var containerPort = container.ItemsAt("ports").Single(candidate => candidate.TextAt("name") == port.TextAt("targetPort"));

            Assert.Equal(ListensOn(graph, deployment, container), containerPort.At("containerPort"));
        }
    }

    [Fact]
    public async Task Every_server_speaks_what_its_route_expects()
    {
        var graph = await Graph.Value;

        Assert.DoesNotContain("ssl", ConfigurationOf(graph, "papaya"), StringComparison.Ordinal);
        Assert.DoesNotContain("ssl", ConfigurationOf(graph, "passion"), StringComparison.Ordinal);
        Assert.Equal("http", PathsOf(graph["papaya-ingress"]).Single().TextAt("backend.service.port.name"));
        Assert.Equal("http", PathsOf(graph["passion-ingress"]).Single().TextAt("backend.service.port.name"));
        Assert.Equal("https", PathsOf(graph["mango-ingress"]).Single().TextAt("backend.service.port.name"));
    }

    [Fact]
    public async Task No_image_has_to_be_built_by_hand() => Assert.Equal(
        [ApplicationImages.HttpEcho, ApplicationImages.Nginx],
        PodRules.PodsOf(await Graph.Value).SelectMany(pod => pod.ItemsAt("containers")).Select(container => container.TextAt("image")).Distinct());

    [Fact]
    public async Task A_certificate_names_the_host_and_a_service_that_exists_and_no_meaningless_address()
    {
        var graph = await Graph.Value;
        var services = graph.OfType("kubernetes:core/v1:Service")
            .Select(service => $"{service.TextAt("metadata.name")}.{service.TextAt("metadata.namespace")}.svc")
            .ToHashSet();
        foreach (var fruit in new[] { "mango", "papaya" })
        {
            var leaf = graph[$"{fruit}-certificates-leaf"];

            Assert.Contains($"{fruit}-svc.{fruit}.svc", services);
            Assert.Equal(
                [$"{fruit}.foo.com", $"{fruit}-svc.{fruit}.svc.cluster.local", $"{fruit}-svc.{fruit}.svc", "localhost"], Texts(leaf.At("spec.dnsNames")));
            Assert.Null(leaf.At("spec.ipAddresses"));
        }
    }

    [Fact]
    public async Task A_certificate_authority_outlives_its_leaves_and_keeps_its_key()
    {
        var graph = await Graph.Value;
        foreach (var fruit in new[] { "mango", "papaya" })
        {
            var (authority, leaf) = (graph[$"{fruit}-certificates-ca"], graph[$"{fruit}-certificates-leaf"]);

            Assert.True(Hours(authority) >= 10 * Hours(leaf));
            Assert.Equal(90 * 24, Hours(leaf));
            Assert.Equal("Never", authority.TextAt("spec.privateKey.rotationPolicy"));
            Assert.Equal("Always", leaf.TextAt("spec.privateKey.rotationPolicy"));
        }
    }

    [Fact]
    public async Task A_certificate_authority_is_named_as_one_and_its_leaf_is_for_servers()
    {
        var graph = await Graph.Value;

        Assert.Equal("learn01 mango CA", graph["mango-certificates-ca"].TextAt("spec.commonName"));
        Assert.Equal("learn01 papaya CA", graph["papaya-certificates-ca"].TextAt("spec.commonName"));
        Assert.Contains("server auth", Texts(graph["mango-certificates-leaf"].At("spec.usages")));
        Assert.Contains("server auth", Texts(graph["papaya-certificates-leaf"].At("spec.usages")));
    }

    [Fact]
    public async Task Each_controller_is_installed_once_from_its_own_project_at_the_pinned_version() => Assert.Equal(
        [
            ("oci://quay.io/jetstack/charts/cert-manager", null, ReleaseCatalogue.Default.CertManager.Version.ToString()),
            ("ingress-nginx", "https://kubernetes.github.io/ingress-nginx", ReleaseCatalogue.Default.IngressNginx.Version.ToString()),
        ],
        (await Graph.Value).OfType("kubernetes:helm.sh/v3:Release")
            .OrderBy(release => release.Name, StringComparer.Ordinal)
            .Select(release => (release.TextAt("chart"), release.TextAt("repositoryOpts.repo"), release.TextAt("version"))));

    [Fact]
    public async Task No_secret_and_no_volume_is_left_over_that_nothing_uses()
    {
        var graph = await Graph.Value;

        Assert.Empty(graph.OfType("kubernetes:core/v1:Secret"));
        Assert.Empty(graph.OfType("kubernetes:core/v1:PersistentVolumeClaim"));
    }

    [Fact]
    public async Task Nothing_is_issued_before_the_webhook_answers_and_everything_is_waited_for()
    {
        var graph = await Graph.Value;
        var release = graph["cert-manager-release"];
        // The chart's last hook, a Job, asks the webhook for an answer: its end is the end of the release.
        Assert.Equal((true, false), (release.At("waitForJobs"), release.At("skipAwait")));

        var issued = graph.Resources.Where(resource => resource.Type.StartsWith("kubernetes:cert-manager.io/", StringComparison.Ordinal)).ToList();
        Assert.Equal(8, issued.Count);
        Assert.All(issued, resource =>
        {
            Assert.Contains(release.Name, graph.Before(resource.Name));
            Assert.Equal("condition=Ready", Annotations(resource)["pulumi.com/waitFor"]);
            Assert.Equal(TimeSpan.FromMinutes(10), ((CustomResourceOptions)resource.Options).CustomTimeouts!.Create);
        });
    }

    [Fact]
    public async Task No_file_of_this_machine_is_changed_the_outputs_say_how_to_resolve_hosts()
    {
        var graph = await Graph.Value;

        Assert.Equal(
            ["kind create", "kind delete", "kind get"],
            graph.OfType("command:local:Command")
                .SelectMany(command => new[] { command.TextAt("create"), command.TextAt("delete") })
                .OfType<string>()
                .Select(text => string.Join(' ', text.Split(' ').Take(2)))
                .Order(StringComparer.Ordinal));
        Assert.Equal(5, Regex.Count(graph.EndpointsYaml!, @"^  resolve: \w+\.foo\.com:\d+:127\.0\.0\.1$", RegexOptions.Multiline));
    }

    [Fact]
    public async Task No_pod_is_on_its_own() => Assert.Empty((await Graph.Value).OfType("kubernetes:core/v1:Pod"));

    private static bool IsPassedThrough(RegisteredResource ingress) =>
        Annotations(ingress).TryGetValue("nginx.ingress.kubernetes.io/ssl-passthrough", out var value) && value is "true";

    private static IDictionary<string, object> Annotations(RegisteredResource resource) =>
        (IDictionary<string, object>)resource.At("metadata.annotations")!;

    private static IDictionary<string, object> Arguments(ResourceGraph graph) =>
        (IDictionary<string, object>)graph["ingress-nginx-release"].At("values.controller.extraArgs")!;

    private static IEnumerable<RegisteredResource> PathsOf(RegisteredResource ingress) =>
        ingress.ItemsAt("spec.rules").SelectMany(rule => rule.ItemsAt("http.paths"));

    private static RegisteredResource ContainerOf(RegisteredResource deployment) => deployment.ItemsAt("spec.template.spec.containers").Single();

    private static string ConfigurationOf(ResourceGraph graph, string fruit) =>
        (string)((IDictionary<string, object>)graph[$"{fruit}-server-config"].At("data")!)["default.conf"];

    private static double ListensOn(ResourceGraph graph, RegisteredResource deployment, RegisteredResource container)
    {
        var text = container.TextAt("image") == ApplicationImages.HttpEcho
            ? Texts(container.At("args")).First()
            : ConfigurationOf(graph, deployment.TextAt("metadata.name")!);
        return double.Parse(Regex.Match(text, @"listen(?:=:| )(\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Texts(object? list) => ((IEnumerable)list!).Cast<string>();

    private static int Hours(RegisteredResource certificate) =>
        int.Parse(certificate.TextAt("spec.duration")![..^1], CultureInfo.InvariantCulture);
}
