using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Learn;

/// <summary>Learn-01 as its stack file describes it, on each kind of cluster.</summary>
public sealed class Learn01BasicIngressTests
{
    private static readonly string[] Fruits = ["apple", "banana", "mango", "papaya", "passion"];

    private static readonly Lazy<Task<ResourceGraph>> OnKind = new(() => ResourceGraph.OfStackAsync("learn01"));

    private static readonly Lazy<Task<ResourceGraph>> OnMinikube =
        new(() => ResourceGraph.OfStackAsync("learn01", "cluster.kind=minikube", "cluster.subnet=192.168.60.0/24"));

    private static readonly Lazy<Task<ResourceGraph>> OnExisting =
        new(() => ResourceGraph.OfStackAsync("learn01", "cluster.kind=existing", "cluster.context=elsewhere"));

    private static readonly Lazy<Task<ResourceGraph>> WithLoadBalancers =
        new(() => ResourceGraph.OfStackAsync("learn01", "exposure=load-balancer"));

    public static TheoryData<string> Clusters => ["kind", "minikube", "existing", "load-balancer"];

    [Fact]
    public async Task Five_namespaces_and_the_controllers_are_created_and_seven_ingresses()
    {
        var graph = await OnKind.Value;

        Assert.Equal(
            [.. Fruits, "cert-manager", "ingress-nginx"],
            graph.OfType("kubernetes:core/v1:Namespace")
                .Select(resource => resource.TextAt("metadata.name")!)
                .OrderBy(name => name.Contains('-'))
                .ThenBy(name => name, StringComparer.Ordinal));
        Assert.Equal(
            [
                "apple/apple-host-ingress", "apple/apple-path-ingress", "banana/banana-host-ingress", "banana/banana-path-ingress",
                "mango/mango", "papaya/papaya", "passion/passion-ingress",
            ],
            graph.OfType("kubernetes:networking.k8s.io/v1:Ingress")
                .Select(resource => $"{resource.TextAt("metadata.namespace")}/{resource.TextAt("metadata.name")}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everything_waits_for_what_it_needs_and_for_nothing_else()
    {
        var chain = (string fruit) => new[]
        {
            $"{fruit}-certificates-ca <- cert-manager-release, {fruit}, {fruit}-certificates-root-issuer",
            $"{fruit}-certificates-ca-issuer <- cert-manager-release, {fruit}, {fruit}-certificates-ca",
            $"{fruit}-certificates-leaf <- cert-manager-release, {fruit}, {fruit}-certificates-ca-issuer",
            $"{fruit}-certificates-root-issuer <- cert-manager-release, {fruit}",
        };
        var echo = (string fruit) => new[] { "host", "path" }.SelectMany(variant => new[]
        {
            $"{fruit}-{variant}-deployment <- {fruit}",
            $"{fruit}-{variant}-ingress <- {fruit}, ingress-nginx-release",
            $"{fruit}-{variant}-service <- {fruit}",
        });
        var text = (string fruit) => new[]
        {
            $"{fruit}-ingress <- ingress-nginx-release, {fruit}",
            $"{fruit}-server-config <- {fruit}",
            $"{fruit}-server-service <- {fruit}",
        };
        string[] expected =
        [
            .. Fruits.Select(fruit => $"{fruit} <-"),
            .. echo("apple"), .. echo("banana"),
            .. text("mango"), .. text("papaya"), .. text("passion"),
            .. chain("mango"), .. chain("papaya"),
            // The pod mounts the certificate: until its Secret is there it can't start.
            "mango-server-deployment <- mango, mango-certificates-leaf, mango-server-config",
            "papaya-server-deployment <- papaya, papaya-server-config",
            "passion-server-deployment <- passion, passion-server-config",
            "cert-manager-namespace <-",
            "cert-manager-release <- cert-manager-namespace",
            "ingress-nginx-namespace <-",
            "ingress-nginx-release <- ingress-nginx-namespace",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), (await OnKind.Value).EdgesInCluster.Order(StringComparer.Ordinal));
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await OnMinikube.Value).EdgesInCluster.Order(StringComparer.Ordinal));
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await OnExisting.Value).EdgesInCluster.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public async Task Nothing_comes_before_its_kind_or_its_namespace(string cluster)
    {
        var graph = await On(cluster);

        Assert.Empty(OrderRules.KindsBeforeTheirObjects(graph));
        Assert.Empty(OrderRules.NamespacesBeforeTheirObjects(graph));
    }

    [Theory]
    [InlineData("kind", "kind-cluster-lifecycle")]
    [InlineData("minikube", "minikube-cluster-lifecycle")]
    [InlineData("existing", null)]
    [InlineData("load-balancer", "kind-cluster-lifecycle")]
    public async Task Everything_is_in_the_cluster_of_the_stack_and_goes_with_it(string cluster, string? lifecycle)
    {
        var graph = await On(cluster);

        Assert.Equal(lifecycle, graph.OfType("command:local:Command").Select(resource => resource.Name).FirstOrDefault());
        Assert.Empty(PlacementRules.OneProvider(graph));
        Assert.Empty(PlacementRules.DeletedWith(graph, lifecycle));
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public async Task Every_pod_is_hardened_and_of_a_pinned_image(string cluster)
    {
        var graph = await On(cluster);

        Assert.Equal(7, PodRules.PodsOf(graph).Count());
        Assert.Empty(PodRules.Restricted(graph));
        Assert.Empty(PodRules.Hardened(graph));
        Assert.Empty(PodRules.PinnedImages(graph));
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public async Task No_key_stands_in_plain_text(string cluster)
    {
        var graph = await On(cluster);

        Assert.Empty(SecretRules.MarkedAsSecret(graph));
        Assert.Empty(SecretRules.NoKeyInPlainText(graph));
    }

    [Fact]
    public async Task Each_certificate_authority_has_a_secret_of_its_own_which_no_pod_mounts()
    {
        var graph = await OnKind.Value;

        Assert.Equal(
            ["mango-tls-cert", "mango-tls-cert-issuer-secret", "papaya-tls-cert", "papaya-tls-cert-issuer-secret"],
            graph.OfType("kubernetes:cert-manager.io/v1:Certificate").Select(resource => resource.TextAt("spec.secretName")).Order());
        Assert.Empty(SecretRules.AuthoritiesApart(graph));
    }

    [Fact]
    public async Task The_applications_are_the_same_on_every_kind_of_cluster()
    {
        var onKind = await ApplicationsAsync("kind");

        Assert.Equal(47, onKind.Split("\n  parent: ").Length - 1);
        Assert.Equal(onKind, await ApplicationsAsync("minikube"));
        Assert.Equal(onKind, await ApplicationsAsync("existing"));
        Assert.Equal(onKind, await ApplicationsAsync("load-balancer"));
    }

    [Fact]
    public async Task The_prototype_and_the_building_blocks_are_at_the_top()
    {
        var graph = await OnKind.Value;

        Assert.Equal(
            ["cert-manager", "ingress-nginx", "kind-cluster", "learn01"],
            graph.Resources
                .Where(resource => resource.Parent is null || !graph.Names.Contains(resource.Parent))
                .Select(resource => resource.Name)
                .Order(StringComparer.Ordinal));
        Assert.Equal("prototypes:learn:Learn01BasicIngress", graph["learn01"].Type);
    }

    [Fact]
    public async Task The_ingress_that_routes_by_path_has_no_host()
    {
        var ingress = (await OnKind.Value)["apple-path-ingress"];

        Assert.Equal("learn01", ingress.Parent);
        Assert.Equal(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              annotations:
                nginx.ingress.kubernetes.io/proxy-connect-timeout: '60'
              name: apple-path-ingress
              namespace: apple
            spec:
              ingressClassName: nginx
              rules:
                - http:
                    paths:
                      - backend:
                          service:
                            name: apple-path-service
                            port:
                              name: http
                        path: /apple
                        pathType: Prefix

            """,
            ingress.InputsYaml);
    }

    [Fact]
    public async Task The_ingress_of_papaya_terminates_tls_with_the_certificate_of_its_chain()
    {
        var graph = await OnKind.Value;

        Assert.Equal(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              annotations:
                nginx.ingress.kubernetes.io/proxy-connect-timeout: '60'
              name: papaya
              namespace: papaya
            spec:
              ingressClassName: nginx
              rules:
                - host: papaya.foo.com
                  http:
                    paths:
                      - backend:
                          service:
                            name: papaya-svc
                            port:
                              name: http
                        path: /papaya
                        pathType: Prefix
              tls:
                - hosts:
                    - papaya.foo.com
                  secretName: papaya-tls-cert

            """,
            graph["papaya-ingress"].InputsYaml);
        Assert.Equal("papaya-tls-cert", graph["papaya-certificates-leaf"].TextAt("spec.secretName"));
    }

    [Fact]
    public async Task The_ingress_of_mango_passes_tls_through()
    {
        Assert.Equal(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              annotations:
                nginx.ingress.kubernetes.io/proxy-connect-timeout: '60'
                nginx.ingress.kubernetes.io/ssl-passthrough: 'true'
              name: mango
              namespace: mango
            spec:
              ingressClassName: nginx
              rules:
                - host: mango.foo.com
                  http:
                    paths:
                      - backend:
                          service:
                            name: mango-svc
                            port:
                              name: https
                        path: /
                        pathType: Prefix
              tls:
                - hosts:
                    - mango.foo.com

            """,
            (await OnKind.Value)["mango-ingress"].InputsYaml);
    }

    [Fact]
    public async Task Each_server_answers_what_the_original_promised()
    {
        var graph = await OnKind.Value;
        string ArgumentsOf(string name) => string.Join(
            ' ', ((IEnumerable<object>)graph[$"{name}-deployment"].ItemsAt("spec.template.spec.containers").Single().At("args")!).Cast<string>());
        string ConfigurationOf(string name) => (string)((IDictionary<string, object>)graph[$"{name}-server-config"].At("data")!)["default.conf"];

        foreach (var name in new[] { "apple-path", "apple-host", "banana-path", "banana-host" })
        {
            Assert.Equal($"-listen=:5678 -text={name}", ArgumentsOf(name));
        }

        Assert.Contains("location = /mango {", ConfigurationOf("mango"), StringComparison.Ordinal);
        Assert.Contains("return 200 \"juicy mango\\n\";", ConfigurationOf("mango"), StringComparison.Ordinal);
        Assert.Contains("location = /papaya {", ConfigurationOf("papaya"), StringComparison.Ordinal);
        Assert.Contains("return 200 \"Pekko-http says that Papaya is a sweet fruit\";", ConfigurationOf("papaya"), StringComparison.Ordinal);
        Assert.Contains("location = /passion {", ConfigurationOf("passion"), StringComparison.Ordinal);
        Assert.Contains("return 200 \"<h1>Pekko-http loves passion fruit</h1>\";", ConfigurationOf("passion"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_kind_clients_enter_through_ports_of_this_machine() => Assert.Equal(
        """
        - address: 127.0.0.1
          name: apple-path
          url: http://127.0.0.1/apple
        - address: 127.0.0.1
          name: apple-host
          resolve: apple.foo.com:80:127.0.0.1
          url: http://apple.foo.com/apple
        - address: 127.0.0.1
          name: banana-path
          url: http://127.0.0.1/banana
        - address: 127.0.0.1
          name: banana-host
          resolve: banana.foo.com:80:127.0.0.1
          url: http://banana.foo.com/banana
        - address: 127.0.0.1
          name: passion
          resolve: passion.foo.com:80:127.0.0.1
          url: http://passion.foo.com/passion
        - address: 127.0.0.1
          certificateAuthority:
            key: ca.crt
            namespace: papaya
            secret: papaya-tls-cert
          name: papaya
          resolve: papaya.foo.com:443:127.0.0.1
          url: https://papaya.foo.com/papaya
        - address: 127.0.0.1
          certificateAuthority:
            key: ca.crt
            namespace: mango
            secret: mango-tls-cert
          name: mango
          resolve: mango.foo.com:443:127.0.0.1
          url: https://mango.foo.com/mango

        """,
        (await OnKind.Value).EndpointsYaml);

    [Theory]
    [InlineData("minikube", "http://192.168.60.2/apple", "mango.foo.com:443:192.168.60.2")]
    [InlineData("existing", "http://ADDRESS-OF-THE-CLUSTER:30080/apple", null)]
    [InlineData("load-balancer", "http://172.18.255.245/apple", "mango.foo.com:443:172.18.255.245")]
    public async Task Elsewhere_they_enter_where_the_controller_listens(string cluster, string appleByPath, string? resolveMango)
    {
        var endpoints = (await On(cluster)).EndpointsYaml!;

        Assert.Contains($"\n  url: {appleByPath}\n", endpoints, StringComparison.Ordinal);
        Assert.Equal(resolveMango is not null, endpoints.Contains($"\n  resolve: {resolveMango ?? "mango"}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ports_of_this_machine_and_the_domain_are_the_users_choice()
    {
        var graph = await ResourceGraph.OfStackAsync(
            "learn01", "cluster.ports.http=8080", "cluster.ports.https=8443", "learn01.baseDomain=example.org");

        Assert.Contains(
            "resolve: papaya.example.org:8443:127.0.0.1\n  url: https://papaya.example.org:8443/papaya\n",
            graph.EndpointsYaml,
            StringComparison.Ordinal);
        Assert.Contains("url: http://127.0.0.1:8080/apple\n", graph.EndpointsYaml, StringComparison.Ordinal);
        Assert.Equal("banana.example.org", graph["banana-host-ingress"].ItemsAt("spec.rules").Single().TextAt("host"));
        Assert.DoesNotContain("foo.com", graph.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> ApplicationsAsync(string cluster)
    {
        var graph = await On(cluster);
        return string.Join("\n", graph.Resources.Where(IsInPrototype));

        bool IsInPrototype(RegisteredResource resource) =>
            resource.Name == "learn01"
            || (resource.Parent is not null && graph.Names.Contains(resource.Parent) && IsInPrototype(graph[resource.Parent]));
    }

    private static Task<ResourceGraph> On(string cluster) => cluster switch
    {
        "kind" => OnKind.Value,
        "minikube" => OnMinikube.Value,
        "existing" => OnExisting.Value,
        _ => WithLoadBalancers.Value,
    };
}
