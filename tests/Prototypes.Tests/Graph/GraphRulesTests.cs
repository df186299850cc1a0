using Prototypes.Clusters;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Resources.CertManager;
using Prototypes.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Prototypes.Tests.Graph;

/// <summary>The rules that other tests hold stacks against find what they are there to find.</summary>
public sealed class GraphRulesTests
{
    [Fact]
    public async Task An_object_that_does_not_wait_for_its_kind_or_its_namespace_is_found()
    {
        var graph = await GraphAsync(options =>
        {
            var certManager = new CertManager("cert-manager", new CertManagerArgs { Release = ReleaseCatalogue.Default.CertManager }, options);
            var @namespace = Namespaces.Create("apple", "apple", PodSecurityLevel.Restricted, certManager);
            CreateIssuer("waits", "apple", @namespace, certManager.Ready);
            CreateIssuer("waits-for-the-component", "apple", @namespace, certManager);
            CreateIssuer("without-kind", "apple", @namespace);
            CreateIssuer("without-namespace", "apple", certManager.Ready);
            CreateIssuer("nowhere", "banana", certManager.Ready);

            void CreateIssuer(string name, string @namespace, params Resource[] dependsOn) => _ = new Issuer(
                name,
                new IssuerArgs(name, @namespace) { Spec = new IssuerSpecArgs { SelfSigned = new SelfSignedIssuerArgs() } },
                Custom(options, dependsOn));
        });

        Assert.Equal(["without-kind does not wait for cert-manager."], OrderRules.KindsBeforeTheirObjects(graph));
        Assert.Equal(
            ["without-namespace does not wait for its namespace apple.", "nowhere does not wait for its namespace banana."],
            OrderRules.NamespacesBeforeTheirObjects(graph));
    }

    [Fact]
    public async Task A_namespace_that_is_created_twice_is_found()
    {
        var graph = await GraphAsync(options =>
        {
            var parent = new CertManager("cert-manager", new CertManagerArgs { Release = ReleaseCatalogue.Default.CertManager }, options);
            Namespaces.Create("one", "apple", PodSecurityLevel.Restricted, parent);
            Namespaces.Create("other", "apple", PodSecurityLevel.Restricted, parent);
        });

        Assert.Equal(["The namespace apple is created by one and other."], OrderRules.NamespacesBeforeTheirObjects(graph));
    }

    [Fact]
    public async Task An_object_that_is_not_of_the_cluster_or_does_not_go_with_it_is_found()
    {
        var graph = await GraphAsync(options =>
        {
            var cluster = new KindCluster("kind", new KindClusterArgs { ClusterName = "demo", NodeImage = "image" }, options);
            var inCluster = cluster.InCluster();
            inCluster.ResourceTransformations.AddRange(options.ResourceTransformations);
            _ = new CertManager("inside", new CertManagerArgs { Release = ReleaseCatalogue.Default.CertManager }, inCluster);
            _ = new CertManager("outside", new CertManagerArgs { Release = ReleaseCatalogue.Default.CertManager }, options);
        });

        Assert.Equal(
            ["outside-namespace has the provider of the machine.", "outside-release has the provider of the machine."],
            PlacementRules.OneProvider(graph));
        Assert.Equal(
            ["outside-namespace is deleted with nothing.", "outside-release is deleted with nothing."],
            PlacementRules.DeletedWith(graph, "kind-lifecycle"));
        Assert.Equal(
            ["inside-namespace is deleted with kind-lifecycle.", "inside-release is deleted with kind-lifecycle."],
            PlacementRules.DeletedWith(graph, lifecycle: null));
    }

    [Fact]
    public async Task A_pod_that_is_too_free_is_found()
    {
        var graph = await GraphAsync(options => CreatePod(options, new PodSpecArgs
        {
            HostNetwork = true,
            Containers =
            {
                new ContainerArgs
                {
                    Name = "main",
                    Image = "registry.local:5000/nginx:latest",
                    Ports = { new ContainerPortArgs { ContainerPortValue = 80, HostPort = 80 } },
                    SecurityContext = new SecurityContextArgs
                    {
                        Privileged = true,
                        RunAsUser = 0,
                        Capabilities = new CapabilitiesArgs { Add = { "SYS_ADMIN" } },
                    },
                },
            },
            InitContainers = { new ContainerArgs { Name = "first", Image = "registry.local:5000/nginx" } },
            Volumes = { new VolumeArgs { Name = "host", HostPath = new HostPathVolumeSourceArgs { Path = "/" } } },
        }));

        Assert.Equal(
            [
                "pod: hostNetwork.", "pod: volume hostPath.", "pod: privileged.", "pod: allowPrivilegeEscalation.", "pod: runAsNonRoot.",
                "pod: runAsUser.", "pod: seccompProfile.", "pod: capabilities.drop.", "pod: capabilities.add.", "pod: hostPort.",
                "pod: allowPrivilegeEscalation.", "pod: runAsNonRoot.", "pod: seccompProfile.", "pod: capabilities.drop.",
            ],
            PodRules.Restricted(graph));
        Assert.Equal(
            [
                "pod: automountServiceAccountToken.", "pod: readOnlyRootFilesystem.", "pod: readinessProbe.",
                "pod: requests.cpu.", "pod: requests.memory.", "pod: limits.cpu.", "pod: limits.memory.",
                "pod: readOnlyRootFilesystem.",
                "pod: requests.cpu.", "pod: requests.memory.", "pod: limits.cpu.", "pod: limits.memory.",
            ],
            PodRules.Hardened(graph));
        Assert.Equal(["pod: image.", "pod: image."], PodRules.PinnedImages(graph));
    }

    [Theory]
    [InlineData("nginx", false)]
    [InlineData("nginx:latest", false)]
    [InlineData("localhost:5000/nginx", false)]
    [InlineData("localhost:5000/nginx:1.29.8", true)]
    [InlineData("nginx@sha256:0123", true)]
    public async Task An_image_is_pinned_by_its_tag_or_digest(string image, bool pinned)
    {
        var graph = await GraphAsync(options =>
            CreatePod(options, new PodSpecArgs { Containers = { new ContainerArgs { Name = "main", Image = image } } }));

        Assert.Equal(pinned ? [] : ["pod: image."], PodRules.PinnedImages(graph));
    }

    [Fact]
    public async Task A_secret_in_plain_text_is_found_at_any_depth()
    {
        var graph = await GraphAsync(options =>
        {
            CreateSecret("plain", "changeit");
            CreateSecret("marked", Output.CreateSecret("changeit"));
            _ = new ConfigMap(
                "config",
                new ConfigMapArgs { Data = { { "key.pem", "-----BEGIN EC PRIVATE KEY-----" } } },
                Custom(options));

            void CreateSecret(string name, Input<string> value) =>
                _ = new Secret(name, new SecretArgs { StringData = { { "password", value } } }, Custom(options));
        });

        Assert.Equal(["plain: stringData is not secret."], SecretRules.MarkedAsSecret(graph));
        Assert.Equal(
            ["plain: stringData holds 'password: changeit'.", "config: data holds 'PRIVATE KEY'."], SecretRules.NoKeyInPlainText(graph));
    }

    [Fact]
    public async Task A_certificate_authority_whose_key_reaches_a_pod_is_found()
    {
        var graph = await GraphAsync(options =>
        {
            CreateCertificate("ca", "shared", isCa: true);
            CreateCertificate("leaf", "shared", isCa: false);
            CreateCertificate("elsewhere", "shared", isCa: true, @namespace: "bananas");
            _ = new TextServer(
                "server",
                new TextServerArgs
                {
                    Name = "server",
                    Namespace = "fruits",
                    Image = "nginx:1.29.8",
                    Page = new TextPage("/page", "text"),
                    ServiceName = "service",
                    Certificate = new ServerCertificate("shared", new Namespace("other")),
                },
                options);

            void CreateCertificate(string name, string secret, bool isCa, string @namespace = "fruits") => _ = new Certificate(
                name,
                new CertificateArgs(name, @namespace)
                {
                    Spec = new CertificateSpecArgs { SecretName = secret, IsCa = isCa, IssuerRef = new IssuerReferenceArgs { Name = "issuer" } },
                },
                Custom(options));
        });

        Assert.Equal(
            ["ca and leaf share the Secret shared.", "server-deployment mounts the key of ca."], SecretRules.AuthoritiesApart(graph));
    }

    private static Task<ResourceGraph> GraphAsync(Action<ComponentResourceOptions> program) => ResourceGraph.OfComponentAsync(program);

    private static void CreatePod(ComponentResourceOptions options, PodSpecArgs spec) =>
        _ = new Pod("pod", new PodArgs { Metadata = new ObjectMetaArgs { Name = "pod" }, Spec = spec }, Custom(options));

    private static CustomResourceOptions Custom(ComponentResourceOptions options, params Resource[] dependsOn) =>
        new() { DependsOn = dependsOn, ResourceTransformations = { options.ResourceTransformations[0] } };
}
