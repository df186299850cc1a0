using Prototypes.Tests.Graph;
using Prototypes.Workloads;

namespace Prototypes.Tests.Workloads;

public sealed class EchoServerTests
{
    [Fact]
    public async Task It_is_a_component_of_a_deployment_and_a_service()
    {
        var graph = await GraphAsync();

        Assert.Equal(["demo", "demo-deployment", "demo-service"], graph.Names.Order(StringComparer.Ordinal));
        Assert.Equal("prototypes:workload:EchoServer", graph["demo"].Type);
        Assert.All(graph.Resources.Where(resource => !resource.IsComponent), resource =>
        {
            Assert.Equal("demo", resource.Parent);
            Assert.Empty(resource.DependsOn);
            Assert.Empty(resource.SecretInputs);
        });
    }

    [Fact]
    public async Task The_deployment_answers_with_the_text() => Assert.Equal(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          labels:
            app: echo
          name: echo
          namespace: fruits
        spec:
          replicas: 1
          selector:
            matchLabels:
              app: echo
          template:
            metadata:
              labels:
                app: echo
            spec:
              automountServiceAccountToken: false
              containers:
                - args:
                    - -listen=:5678
                    - -text=a ripe echo
                  image: http-echo:1.0.0
                  name: echo
                  ports:
                    - containerPort: 5678
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
              securityContext:
                fsGroup: 65532
                runAsGroup: 65532
                runAsNonRoot: true
                runAsUser: 65532
                seccompProfile:
                  type: RuntimeDefault

        """,
        (await GraphAsync())["demo-deployment"].InputsYaml);

    [Fact]
    public async Task The_service_leads_to_the_port_by_its_name() => Assert.Equal(
        """
        apiVersion: v1
        kind: Service
        metadata:
          labels:
            app: echo
          name: echo-service
          namespace: fruits
        spec:
          ports:
            - name: http
              port: 80
              protocol: TCP
              targetPort: http
          selector:
            app: echo

        """,
        (await GraphAsync(servicePort: 80))["demo-service"].InputsYaml);

    [Fact]
    public void The_service_has_the_port_of_the_pods_by_default() => Assert.Equal(
        5678, new EchoServerArgs { Name = "echo", Namespace = "fruits", Image = "image", Text = "text", ServiceName = "service" }.ServicePort);

    [Fact]
    public async Task Its_pods_are_hardened()
    {
        var graph = await GraphAsync();

        Assert.Single(PodRules.PodsOf(graph));
        Assert.Empty(PodRules.Restricted(graph));
        Assert.Empty(PodRules.Hardened(graph));
    }

    private static Task<ResourceGraph> GraphAsync(int servicePort = EchoServer.Port) => ResourceGraph.OfComponentAsync(options => _ = new EchoServer(
        "demo",
        new EchoServerArgs
        {
            Name = "echo",
            Namespace = "fruits",
            Image = "http-echo:1.0.0",
            Text = "a ripe echo",
            ServiceName = "echo-service",
            ServicePort = servicePort,
        },
        options));
}
