using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;
using Release = Pulumi.Kubernetes.Helm.V3.Release;

namespace Prototypes.Planning.Tests.Recording;

/// <summary>What a preview knows, a plan knows.</summary>
public class PreviewOutputTests
{
    [Fact]
    public async Task What_a_Kubernetes_object_was_given_is_known_and_what_the_cluster_adds_is_not()
    {
        var inputs = await InputsAsync(() =>
        {
            var service = new Service("service", new ServiceArgs
            {
                Metadata = new ObjectMetaArgs { Name = "web", Namespace = "apps" },
                Spec = new ServiceSpecArgs { Ports = { new ServicePortArgs { Port = 8080 } } },
            });
            return new ThingArgs
            {
                Text = service.Metadata.Apply(metadata => $"{metadata.Name}.{metadata.Namespace}"),
                Count = service.Spec.Apply(spec => spec.Ports[0].Port),
                Nested = new NestedArgs
                {
                    Name = service.Id,
                    Kind = service.Kind,
                    Inner = new NestedArgs { Name = service.Status.Apply(status => "x") },
                },
            };
        });

        Assert.Equal("{count: 8080, nested: {kind: Service, inner: {name: [computed]}, name: [computed]}, text: web.apps}", inputs);
    }

    [Fact]
    public async Task What_a_release_was_given_is_known_and_what_Helm_makes_of_it_is_not()
    {
        var inputs = await InputsAsync(() =>
        {
            var release = new Release(
                "release", new ReleaseArgs { Name = "istiod", Namespace = "istio-system", Chart = "istiod", Version = "1.30.3" });
            return new ThingArgs
            {
                Text = Output.Format($"{release.Namespace}/{release.Name}/{release.Chart}/{release.Version}"),
                Nested = new NestedArgs
                {
                    Name = release.Status.Apply(status => status.Status),
                    Kind = release.ResourceNames.Apply(names => "x"),
                },
            };
        });

        Assert.Equal("{nested: {kind: [computed], name: [computed]}, text: istio-system/istiod/istiod/1.30.3}", inputs);
    }

    [Fact]
    public async Task What_a_command_was_given_is_known_and_what_it_prints_is_not()
    {
        var inputs = await InputsAsync(() =>
        {
            var command = new Command("command", new CommandArgs { Create = "kind get kubeconfig", Delete = "kind delete cluster" });
            return new ThingArgs
            {
                Text = Output.Format($"{command.Create}; {command.Delete}"),
                Nested = new NestedArgs { Name = command.Stdout, Kind = command.Stderr },
            };
        });

        Assert.Equal("{nested: {kind: [computed], name: [computed]}, text: kind get kubeconfig; kind delete cluster}", inputs);
    }

    [Fact]
    public async Task What_came_unknown_stays_unknown_and_the_rest_is_known()
    {
        var inputs = await InputsAsync(() =>
        {
            var thing = new Thing("first", new ThingArgs { Text = OutputUtilities.CreateUnknown("x"), Labels = { { "a", "b" } } });
            return new ThingArgs { Text = thing.Text, Labels = thing.Labels };
        });

        Assert.Equal("{labels: {a: b}, text: [computed]}", inputs);
    }

    [Fact]
    public async Task A_resource_that_is_read_has_its_id()
    {
        var inputs = await InputsAsync(() => new ThingArgs { Text = ConfigMap.Get("read", "default/config").Id });

        Assert.Equal("{text: default/config}", inputs);
    }

    [Fact]
    public async Task The_program_sees_a_preview_of_its_project_and_stack()
    {
        var inputs = await InputsAsync(() => new ThingArgs
        {
            Text = $"{Deployment.Instance.ProjectName}/{Deployment.Instance.StackName}",
            Enabled = Deployment.Instance.IsDryRun,
        });

        Assert.Equal("{enabled: true, text: prototypes/test}", inputs);
    }

    private static async Task<string> InputsAsync(Func<ThingArgs> args) =>
        (await Plan.ResourceAsync("user", () => _ = new Thing("user", args()))).Inputs.ToString();
}
