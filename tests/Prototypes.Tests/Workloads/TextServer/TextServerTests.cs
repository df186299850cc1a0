using Prototypes.Platform;
using Prototypes.Tests.Graph;
using Prototypes.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;

namespace Prototypes.Tests.Workloads;

public sealed class TextServerTests
{
    private const string ConfigurationHash = "prototypes/configuration";

    [Fact]
    public async Task It_is_a_component_of_a_configuration_a_deployment_and_a_service()
    {
        var graph = await GraphAsync();

        Assert.Equal(["demo", "demo-config", "demo-deployment", "demo-service"], graph.Names.Order(StringComparer.Ordinal));
        Assert.Equal("prototypes:workload:TextServer", graph["demo"].Type);
        Assert.All(graph.Resources.Where(resource => !resource.IsComponent), resource => Assert.Equal("demo", resource.Parent));
        Assert.Equal(["demo-config"], graph["demo-deployment"].DependsOn);
        Assert.Empty(graph["demo-config"].DependsOn);
        Assert.Empty(graph["demo-service"].DependsOn);
    }

    [Fact]
    public async Task The_configuration_is_one_of_nginx() => Assert.Equal(
        """
        apiVersion: v1
        data:
          default.conf: |
            server {
                listen 8080;
                server_tokens off;
                default_type "text/plain; charset=UTF-8";

                location = /page {
                    if ($request_method != GET) {
                        return 405 "HTTP method not allowed, supported methods: GET";
                    }
                    return 200 "a text";
                }
                location = /healthz {
                    access_log off;
                    return 200 "ok";
                }
                location / {
                    return 404 "The requested resource could not be found.";
                }
            }
        kind: ConfigMap
        metadata:
          labels:
            app: text
          name: text-config
          namespace: fruits

        """,
        (await GraphAsync())["demo-config"].InputsYaml);

    [Fact]
    public async Task The_deployment_mounts_the_configuration() => Assert.Equal(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          labels:
            app: text
          name: text
          namespace: fruits
        spec:
          replicas: 1
          selector:
            matchLabels:
              app: text
          template:
            metadata:
              annotations:
                prototypes/configuration: HASH
              labels:
                app: text
            spec:
              automountServiceAccountToken: false
              containers:
                - image: nginx:1.29.8
                  name: text
                  ports:
                    - containerPort: 8080
                      name: http
                      protocol: TCP
                  readinessProbe:
                    httpGet:
                      path: /healthz
                      port: http
                      scheme: HTTP
                    periodSeconds: 5
                  resources:
                    limits:
                      cpu: 250m
                      memory: 64Mi
                    requests:
                      cpu: 10m
                      memory: 16Mi
                  securityContext:
                    allowPrivilegeEscalation: false
                    capabilities:
                      drop:
                        - ALL
                    readOnlyRootFilesystem: true
                  volumeMounts:
                    - mountPath: /etc/nginx/conf.d
                      name: config
                      readOnly: true
                    - mountPath: /tmp
                      name: tmp
                      readOnly: false
              securityContext:
                fsGroup: 101
                runAsGroup: 101
                runAsNonRoot: true
                runAsUser: 101
                seccompProfile:
                  type: RuntimeDefault
              volumes:
                - configMap:
                    name: text-config
                  name: config
                - emptyDir: {}
                  name: tmp

        """,
        WithoutHash((await GraphAsync())["demo-deployment"]));

    [Fact]
    public async Task The_service_is_one_of_http() => Assert.Equal(ServiceYaml("http", 80), (await GraphAsync())["demo-service"].InputsYaml);

    [Fact]
    public async Task With_a_certificate_it_serves_https_and_waits_for_the_certificate()
    {
        var graph = await GraphAsync(certificate: true);
        var pod = PodRules.PodsOf(graph).Single();
        var container = pod.ItemsAt("containers").Single();

        Assert.Equal(["certificate", "demo-config"], graph["demo-deployment"].DependsOn);
        Assert.Equal(ServiceYaml("https", 443), graph["demo-service"].InputsYaml);
        Assert.Equal(
            """
            containerPort: 8443
            name: https
            protocol: TCP

            """,
            container.ItemsAt("ports").Single().InputsYaml);
        Assert.Equal("HTTPS", container.TextAt("readinessProbe.httpGet.scheme"));
        Assert.Equal(
            """
            mountPath: /etc/nginx/tls
            name: tls
            readOnly: true

            """,
            container.ItemsAt("volumeMounts").Last().InputsYaml);
        Assert.Equal(
            """
            name: tls
            secret:
              secretName: text-tls

            """,
            pod.ItemsAt("volumes").Last().InputsYaml);
    }

    [Fact]
    public async Task A_changed_text_replaces_the_pods_and_an_equal_one_does_not()
    {
        var first = HashOf(await GraphAsync());

        Assert.NotEqual(first, HashOf(await GraphAsync(text: "another text")));
        Assert.Equal(first, HashOf(await GraphAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Its_pods_are_hardened(bool certificate)
    {
        var graph = await GraphAsync(certificate: certificate);

        Assert.Single(PodRules.PodsOf(graph));
        Assert.Empty(PodRules.Restricted(graph));
        Assert.Empty(PodRules.Hardened(graph));
    }

    private static string ServiceYaml(string name, int port) =>
        $"""
        apiVersion: v1
        kind: Service
        metadata:
          labels:
            app: text
          name: text-svc
          namespace: fruits
        spec:
          ports:
            - name: {name}
              port: {port}
              protocol: TCP
              targetPort: {name}
          selector:
            app: text

        """;

    private static string WithoutHash(RegisteredResource deployment) =>
        deployment.InputsYaml.Replace(HashOf(deployment), "HASH", StringComparison.Ordinal);

    private static string HashOf(ResourceGraph graph) => HashOf(graph["demo-deployment"]);

    private static string HashOf(RegisteredResource deployment)
    {
        var hash = ((IDictionary<string, object>)deployment.At("spec.template.metadata.annotations")!)[ConfigurationHash];
        return Assert.IsType<string>(hash);
    }

    private static Task<ResourceGraph> GraphAsync(string text = "a text", bool certificate = false) =>
        ResourceGraph.OfComponentAsync(options => _ = new TextServer(
            "demo",
            new TextServerArgs
            {
                Name = "text",
                Namespace = "fruits",
                Image = "nginx:1.29.8",
                Page = new TextPage("/page", text),
                ServiceName = "text-svc",
                Certificate = certificate ? new ServerCertificate("text-tls", new Namespace("certificate")) : null,
            },
            options));
}
