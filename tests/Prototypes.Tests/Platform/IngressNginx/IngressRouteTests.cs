using Prototypes.Platform;
using Prototypes.Tests.Graph;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;

namespace Prototypes.Tests.Platform;

public sealed class IngressRouteTests
{
    private static readonly IngressRoute Plain = new()
    {
        Name = "route",
        Namespace = "fruits",
        Host = "kiwi.example.org",
        Path = "/kiwi",
        ServiceName = "kiwi-svc",
        PortName = "http",
    };

    [Fact]
    public async Task Plain_http_has_no_tls_and_waits_for_what_it_is_told()
    {
        var ingress = await IngressAsync(Plain);

        Assert.Equal("kubernetes:networking.k8s.io/v1:Ingress", ingress.Type);
        Assert.Equal("parent", ingress.Parent);
        Assert.Equal(["other"], ingress.DependsOn);
        Assert.Equal(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              annotations:
                nginx.ingress.kubernetes.io/proxy-connect-timeout: '60'
              name: route
              namespace: fruits
            spec:
              ingressClassName: nginx
              rules:
                - host: kiwi.example.org
                  http:
                    paths:
                      - backend:
                          service:
                            name: kiwi-svc
                            port:
                              name: http
                        path: /kiwi
                        pathType: Prefix

            """,
            ingress.InputsYaml);
    }

    [Fact]
    public async Task Without_a_host_it_is_for_every_host_that_nothing_else_names() =>
        Assert.Null((await IngressAsync(Plain with { Host = null })).ItemsAt("spec.rules").Single().At("host"));

    [Fact]
    public async Task Terminated_tls_names_the_secret()
    {
        var ingress = await IngressAsync(Plain with { Tls = new IngressTls.Terminated("kiwi-tls") });

        Assert.Equal("hosts:\n  - kiwi.example.org\nsecretName: kiwi-tls\n", ingress.ItemsAt("spec.tls").Single().InputsYaml);
        Assert.Equal(["nginx.ingress.kubernetes.io/proxy-connect-timeout"], AnnotationsOf(ingress));
    }

    [Fact]
    public async Task Passed_through_tls_names_no_secret_but_says_so()
    {
        var ingress = await IngressAsync(Plain with { Path = "/", Tls = new IngressTls.PassedThrough() });

        Assert.Equal("hosts:\n  - kiwi.example.org\n", ingress.ItemsAt("spec.tls").Single().InputsYaml);
        Assert.Equal(
            ["nginx.ingress.kubernetes.io/proxy-connect-timeout", "nginx.ingress.kubernetes.io/ssl-passthrough"], AnnotationsOf(ingress));
    }

    private static IEnumerable<string> AnnotationsOf(RegisteredResource ingress) =>
        ((IDictionary<string, object>)ingress.At("metadata.annotations")!).Keys.Order(StringComparer.Ordinal);

    private static async Task<RegisteredResource> IngressAsync(IngressRoute route) =>
        (await ResourceGraph.OfComponentAsync(options => route.Create(
            "logical", new ComponentResource("test:test:Parent", "parent", options), new Namespace("other"))))["logical"];
}
