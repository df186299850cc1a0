using Prototypes.Tests.Graph;
using Prototypes.Workloads;

namespace Prototypes.Tests.Workloads;

public sealed class BookinfoTests
{
    [Fact]
    public async Task There_are_four_accounts_six_deployments_and_ten_services()
    {
        var graph = await GraphAsync();

        Assert.Equal(
            ["bookinfo-details", "bookinfo-productpage", "bookinfo-ratings", "bookinfo-reviews"], Names(graph, "core/v1:ServiceAccount"));
        Assert.Equal(
            ["details-v1", "productpage-v1", "ratings-v1", "reviews-v1", "reviews-v2", "reviews-v3"], Names(graph, "apps/v1:Deployment"));
        Assert.Equal(
            ["details", "details-v1", "productpage", "productpage-v1", "ratings", "ratings-v1", "reviews", "reviews-v1", "reviews-v2", "reviews-v3"],
            Names(graph, "core/v1:Service"));
    }

    [Theory]
    [InlineData("reviews", "app: reviews\n")]
    [InlineData("reviews-v2", "app: reviews\nversion: v2\n")]
    [InlineData("details", "app: details\n")]
    public async Task A_service_finds_all_versions_or_one(string service, string selector)
    {
        var resource = (await GraphAsync())[$"demo-{service}-service"];

        Assert.Equal(selector, RegisteredResource.ToYaml(resource.At("spec.selector")!));
        Assert.Equal(
            "- name: http\n  port: 9080\n  protocol: TCP\n  targetPort: http\n", RegisteredResource.ToYaml(resource.At("spec.ports")!));
    }

    [Fact]
    public async Task A_deployment_of_reviews_is_what_open_liberty_needs() => Assert.Equal(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          labels:
            app: reviews
            version: v3
          name: reviews-v3
          namespace: book
        spec:
          replicas: 1
          selector:
            matchLabels:
              app: reviews
              version: v3
          template:
            metadata:
              labels:
                app: reviews
                version: v3
            spec:
              automountServiceAccountToken: false
              containers:
                - env:
                    - name: LOG_DIR
                      value: /tmp/logs
                  image: docker.io/istio/examples-bookinfo-reviews-v3:1.20.1
                  name: reviews-v3
                  ports:
                    - containerPort: 9080
                      name: http
                      protocol: TCP
                  readinessProbe:
                    httpGet:
                      path: /health
                      port: http
                      scheme: HTTP
                    periodSeconds: 5
                  resources:
                    limits:
                      cpu: '1'
                      memory: 512Mi
                    requests:
                      cpu: 50m
                      memory: 256Mi
                  securityContext:
                    allowPrivilegeEscalation: false
                    capabilities:
                      drop:
                        - ALL
                    readOnlyRootFilesystem: false
                  volumeMounts:
                    - mountPath: /tmp
                      name: tmp
                      readOnly: false
              securityContext:
                fsGroup: 0
                runAsGroup: 0
                runAsNonRoot: true
                runAsUser: 1001
                seccompProfile:
                  type: RuntimeDefault
              serviceAccountName: bookinfo-reviews
              volumes:
                - emptyDir: {}
                  name: tmp

        """,
        (await GraphAsync())["demo-reviews-v3-deployment"].InputsYaml);

    [Fact]
    public async Task Pods_wait_for_their_account()
    {
        var graph = await GraphAsync();

        Assert.Equal(["demo-reviews-account"], graph["demo-reviews-v1-deployment"].DependsOn);
        Assert.Equal("bookinfo-reviews", graph["demo-reviews-v1-deployment"].TextAt("spec.template.spec.serviceAccountName"));
    }

    private static IEnumerable<string?> Names(ResourceGraph graph, string kind) =>
        graph.OfType($"kubernetes:{kind}").Select(resource => resource.TextAt("metadata.name")).Order(StringComparer.Ordinal);

    private static Task<ResourceGraph> GraphAsync() => ResourceGraph.OfComponentAsync(
        options => _ = new Bookinfo("demo", new BookinfoArgs { Namespace = "book" }, options));
}
