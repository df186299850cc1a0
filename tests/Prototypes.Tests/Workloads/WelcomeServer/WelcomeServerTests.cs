using System.Net;
using Prototypes.Platform;
using Prototypes.Tests.Graph;
using Prototypes.Workloads;
using Pulumi;

namespace Prototypes.Tests.Workloads;

public sealed class WelcomeServerTests
{
    private const string Welcome = "<h1>Welcome to nginx!</h1>";

    [SkippableFact]
    public async Task Browsers_get_the_page_of_the_image_as_html_over_the_certificate_that_is_there_now()
    {
        using var site = new Site();
        using var oldAuthority = MountedSecret.Issue("old CA");
        using var newAuthority = MountedSecret.Issue("new CA");
        using var oldLeaf = MountedSecret.Issue("mango.foo.com", oldAuthority);
        using var newLeaf = MountedSecret.Issue("mango.foo.com", newAuthority);
        using var secret = new MountedSecret(oldLeaf);
        await using var nginx = await NginxProcess.StartAsync(
            port => NginxConfiguration.RenderWelcome(port).Replace("/usr/share/nginx/html", site.Folder, StringComparison.Ordinal), secret);

        Assert.Equal((HttpStatusCode.OK, Welcome, "text/html"), await nginx.SendAsync(HttpMethod.Get, "/", oldAuthority));
        Assert.Equal(HttpStatusCode.NotFound, (await nginx.SendAsync(HttpMethod.Get, "/nothing", oldAuthority)).Status);
        Assert.Equal((HttpStatusCode.OK, "ok"), await HealthAsync(oldAuthority));

        secret.Renew(newLeaf);

        Assert.Equal((HttpStatusCode.OK, Welcome, "text/html"), await nginx.SendAsync(HttpMethod.Get, "/", newAuthority));
        await Assert.ThrowsAsync<HttpRequestException>(() => nginx.SendAsync(HttpMethod.Get, "/", oldAuthority));

        async Task<(HttpStatusCode, string)> HealthAsync(System.Security.Cryptography.X509Certificates.X509Certificate2 authority)
        {
            var (status, body, _) = await nginx.SendAsync(HttpMethod.Get, NginxConfiguration.HealthPath, authority);
            return (status, body);
        }
    }

    [Fact]
    public async Task The_pod_waits_for_its_configuration_and_its_certificate_and_mounts_nothing_else()
    {
        var graph = await ResourceGraph.OfComponentAsync(options =>
        {
            var other = new ComponentResource("test:index:Other", "certificate", options);
            _ = new WelcomeServer(
                "demo",
                new WelcomeServerArgs
                {
                    Name = "my-nginx",
                    Namespace = "nginx",
                    Image = "nginx:1",
                    ConfigMapName = "nginx-configmap",
                    Certificate = new ServerCertificate("nginx-server-certs", other),
                    PodLabels = MeshLabel.Alone,
                },
                options);
        });

        Assert.Equal(["certificate", "demo-config"], graph["demo-deployment"].DependsOn);
        Assert.Equal(
            ["config: nginx-configmap", "tls: nginx-server-certs", "tmp: "],
            graph["demo-deployment"].ItemsAt("spec.template.spec.volumes")
                .Select(volume => $"{volume.TextAt("name")}: {volume.TextAt("configMap.name")}{volume.TextAt("secret.secretName")}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            "app: my-nginx\nistio.io/dataplane-mode: ambient\n",
            RegisteredResource.ToYaml(graph["demo-deployment"].At("spec.template.metadata.labels")!));
        // A pod's label that the selector had would make the Deployment another one when the pod leaves the mesh.
        Assert.Equal("app: my-nginx\n", RegisteredResource.ToYaml(graph["demo-deployment"].At("spec.selector.matchLabels")!));
        Assert.Equal(
            """
            apiVersion: v1
            kind: Service
            metadata:
              labels:
                app: my-nginx
              name: my-nginx
              namespace: nginx
            spec:
              ports:
                - name: https
                  port: 443
                  protocol: TCP
                  targetPort: https
              selector:
                app: my-nginx

            """,
            graph["demo-service"].InputsYaml);
    }

    private sealed class Site : IDisposable
    {
        public Site() => File.WriteAllText(Path.Combine(Folder, "index.html"), Welcome);

        public string Folder { get; } = Directory.CreateTempSubdirectory("site-").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
