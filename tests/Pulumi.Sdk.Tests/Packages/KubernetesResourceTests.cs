using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Packages;

/// <summary>Facts about the official SDK, sections 2, 4 and 5: the typed resources of Kubernetes.</summary>
public sealed class KubernetesResourceTests
{
    [Fact]
    public async Task Version_and_kind_are_always_sent()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () =>
        {
            _ = new Kubernetes.Core.V1.Namespace("bare");
            _ = new Kubernetes.Core.V1.Namespace("named", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = "apple" } });
        });

        Assert.Equal("kubernetes:core/v1:Namespace", mocks["bare"].Type);
        Assert.Equal("""{"apiVersion":"v1","kind":"Namespace"}""", mocks.Inputs("bare"));
        Assert.Equal("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"apple"}}""", mocks.Inputs("named"));
    }

    [Fact]
    public async Task Type_tokens_carry_the_group_as_kubernetes_knows_it()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () =>
        {
            _ = new Kubernetes.Apps.V1.Deployment("1");
            _ = new Kubernetes.Networking.V1.Ingress("2");
            _ = new Kubernetes.Rbac.V1.ClusterRole("3");
            _ = new Kubernetes.Batch.V1.Job("4");
            _ = new Kubernetes.Policy.V1.PodDisruptionBudget("5");
        });

        Assert.Equal(
            [
                "kubernetes:apps/v1:Deployment apps/v1 Deployment",
                "kubernetes:networking.k8s.io/v1:Ingress networking.k8s.io/v1 Ingress",
                "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole rbac.authorization.k8s.io/v1 ClusterRole",
                "kubernetes:batch/v1:Job batch/v1 Job",
                "kubernetes:policy/v1:PodDisruptionBudget policy/v1 PodDisruptionBudget",
            ],
            mocks.Resources.OrderBy(resource => resource.Name, StringComparer.Ordinal)
                .Select(resource => $"{resource.Type} {resource.Inputs["apiVersion"]} {resource.Inputs["kind"]}"));
    }

    [Fact]
    public async Task A_nested_object_arrives_whole()
    {
        var mocks = new RecordingMocks();
        var labels = new InputMap<string> { { "app", "echo" } };

        await TestRun.UpdateAsync(mocks, () => _ = new Kubernetes.Apps.V1.Deployment("echo", new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Name = "echo", Labels = labels },
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = labels },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = labels },
                    Spec = new PodSpecArgs
                    {
                        AutomountServiceAccountToken = false,
                        Containers =
                        {
                            new ContainerArgs
                            {
                                Name = "echo",
                                Image = Output.Create("echo:1"),
                                Args = { "-text=hello" },
                                Ports = { new ContainerPortArgs { ContainerPortValue = 80 } },
                                Resources = new ResourceRequirementsArgs { Requests = { { "cpu", "10m" } } },
                                ReadinessProbe = new ProbeArgs { HttpGet = new HTTPGetActionArgs { Path = "/", Port = "http" } },
                            },
                        },
                    },
                },
            },
        }));

        Assert.Equal(
            """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"labels":{"app":"echo"},"name":"echo"},
            "spec":{"replicas":2,"selector":{"matchLabels":{"app":"echo"}},"template":{"metadata":{"labels":{"app":"echo"}},
            "spec":{"automountServiceAccountToken":false,"containers":[{"args":["-text=hello"],"image":"echo:1","name":"echo",
            "ports":[{"containerPort":80}],"readinessProbe":{"httpGet":{"path":"/","port":"http"}},"resources":{"requests":{"cpu":"10m"}}}]}}}}
            """.ReplaceLineEndings(""),
            mocks.Inputs("echo"));
    }

    [Fact]
    public async Task A_port_is_a_number_or_a_name()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Kubernetes.Core.V1.Service("a", new ServiceArgs
        {
            Spec = new ServiceSpecArgs
            {
                Type = Kubernetes.Core.V1.ServiceSpecType.LoadBalancer,
                Ports = { new ServicePortArgs { Port = 80, TargetPort = 8080 }, new ServicePortArgs { Port = 443, TargetPort = "https" } },
            },
        }));

        Assert.Equal(
            """{"apiVersion":"v1","kind":"Service","spec":{"ports":[{"port":80,"targetPort":8080},{"port":443,"targetPort":"https"}],"type":"LoadBalancer"}}""",
            mocks.Inputs("a"));
    }

    [Fact]
    public async Task A_map_with_an_unknown_value_is_dropped_whole()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Kubernetes.Core.V1.ConfigMap("a", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = "a" },
            Data = { { "known", "k" }, { "unknown", OutputUtilities.CreateUnknown("u") } },
        }));

        Assert.Equal("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}""", mocks.Inputs("a"));
    }

    [Fact]
    public async Task The_constructor_completes_the_arguments_that_it_is_given()
    {
        var args = new ConfigMapArgs { ApiVersion = "other", Kind = "Other" };

        await TestRun.UpdateAsync(new RecordingMocks(), () => _ = new Kubernetes.Core.V1.ConfigMap("a", args));

        Assert.Equal("v1", await OutputUtilities.GetValueAsync(args.ApiVersion.ToOutput()));
        Assert.Equal("ConfigMap", await OutputUtilities.GetValueAsync(args.Kind.ToOutput()));
    }

    [Fact]
    public async Task The_class_adds_its_version_its_aliases_and_its_secret_outputs_to_the_options()
    {
        var options = new OptionsByName();

        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            _ = new Kubernetes.Apps.V1.Deployment(
                "deployment",
                null,
                options.Noted(new CustomResourceOptions { Aliases = { new Alias { Name = "old" } }, Protect = true }));
            _ = new Kubernetes.Core.V1.Secret("secret", null, options.Noted());
            _ = new Kubernetes.Core.V1.ConfigMap("configmap", null, options.Noted(new CustomResourceOptions { Version = "1.2.3" }));
        });

        Assert.Equal("4.32.0", options["deployment"].Version);
        Assert.True(options["deployment"].Protect);
        var aliases = await OutputUtilities.GetValueAsync(Output.All(options["deployment"].Aliases));
        var types = await Task.WhenAll(aliases.Take(3).Select(alias => OutputUtilities.GetValueAsync(alias.Type.ToOutput())));
        Assert.Equal(["kubernetes:apps/v1beta1:Deployment", "kubernetes:apps/v1beta2:Deployment", "kubernetes:extensions/v1beta1:Deployment"], types);
        Assert.Equal("old", await OutputUtilities.GetValueAsync(aliases[3].Name.ToOutput()));
        Assert.Equal(["data", "stringData"], options.Custom("secret").AdditionalSecretOutputs.Order(StringComparer.Ordinal));
        Assert.Equal("1.2.3", options["configmap"].Version);
    }

    [Fact]
    public async Task Data_of_a_secret_is_secret_if_it_is_assigned_and_not_if_it_is_added()
    {
        var assigned = new SecretArgs { StringData = new Dictionary<string, string> { ["k"] = "v" }, Data = new InputMap<string> { { "k", "dg==" } } };
        var added = new SecretArgs { StringData = { { "k", "v" } } };

        Assert.True(await Output.IsSecretAsync(assigned.StringData.ToOutput()));
        Assert.True(await Output.IsSecretAsync(assigned.Data.ToOutput()));
        Assert.False(await Output.IsSecretAsync(added.StringData.ToOutput()));
    }

    [Fact]
    public async Task Outputs_have_the_types_of_their_class()
    {
        Kubernetes.Core.V1.Service? service = null;
        var mocks = RecordingMocks.Returning(
            ("metadata", new Dictionary<string, object> { ["name"] = "echo", ["labels"] = new Dictionary<string, object> { ["app"] = "echo" } }),
            ("spec", new Dictionary<string, object> { ["ports"] = new[] { new ServicePortArgs { Port = 80, TargetPort = "http" } } }));

        await TestRun.UpdateAsync(mocks, () => service = new Kubernetes.Core.V1.Service("a"));

        var metadata = await OutputUtilities.GetValueAsync(service!.Metadata);
        var port = Assert.Single((await OutputUtilities.GetValueAsync(service.Spec)).Ports);
        Assert.Equal("echo", metadata.Name);
        Assert.Equal("echo", metadata.Labels["app"]);
        Assert.Equal(80, port.Port);
        Assert.Equal("http", port.TargetPort.AsT1);
    }

    [Fact]
    public async Task In_a_preview_the_inputs_of_a_resource_are_known_only_if_the_mock_returns_them()
    {
        Output<string>? returned = null;
        Output<string>? missing = null;

        await TestRun.PreviewAsync(new RecordingMocks(), () =>
        {
            var map = new Kubernetes.Core.V1.ConfigMap("a", new ConfigMapArgs { Metadata = new ObjectMetaArgs { Name = "apple" } });
            returned = map.Metadata.Apply(metadata => metadata.Name);
            missing = map.Data.Apply(data => data["key"]);
        });

        Assert.Equal("apple", await OutputUtilities.GetValueAsync(returned!));
        Assert.False(await OutputUtilities.GetIsKnownAsync(missing!));
    }

    [Fact]
    public async Task An_existing_resource_is_read_by_its_id()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => Kubernetes.Core.V1.ConfigMap.Get("a", "kube-system/coredns"));

        Assert.Equal(("kube-system/coredns", "{}"), (mocks["a"].Id, mocks.Inputs("a")));
    }

    [Fact]
    public async Task A_resource_of_kubernetes_passed_on_keeps_its_class()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Thing("a", new ThingArgs { Resource = new Kubernetes.Core.V1.ConfigMap("map") }));

        Assert.IsType<Kubernetes.Core.V1.ConfigMap>(mocks["a"].Inputs["resource"]);
    }

    [Fact]
    public async Task An_ingress_takes_lists_of_nested_arguments()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Kubernetes.Networking.V1.Ingress("a", new IngressArgs
        {
            Spec = new IngressSpecArgs
            {
                IngressClassName = "nginx",
                Rules = new InputList<IngressRuleArgs> { new IngressRuleArgs { Host = "a.example" } }
                    .Concat(new[] { new IngressRuleArgs { Host = Output.Format($"{"b"}.example") } }),
            },
        }));

        Assert.Equal(
            """{"apiVersion":"networking.k8s.io/v1","kind":"Ingress","spec":{"ingressClassName":"nginx","rules":[{"host":"a.example"},{"host":"b.example"}]}}""",
            mocks.Inputs("a"));
    }
}
