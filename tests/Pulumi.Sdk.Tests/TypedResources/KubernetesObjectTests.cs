using System.Collections.Immutable;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.TypedResources;

public class KubernetesObjectTests
{
    [Fact]
    public async Task An_object_without_arguments_has_its_api_version_and_kind()
    {
        var request = await Registered.Request(parent => _ = new Namespace("apple", options: parent.Child));

        Assert.Equal("kubernetes:core/v1:Namespace", request.Type);
        Assert.Equal("apple", request.Name);
        Assert.Equal("""{"apiVersion":"v1","kind":"Namespace"}""", Registered.Json(request.Inputs));
    }

    [Fact]
    public async Task The_arguments_passed_in_are_completed()
    {
        var args = new DeploymentArgs();
        await Registered.Run(parent => _ = new Kubernetes.Apps.V1.Deployment("apple", args, parent.Child));

        Assert.Equal("apps/v1", await OutputUtilities.GetValueAsync(args.ApiVersion.ToOutput()));
        Assert.Equal("Deployment", await OutputUtilities.GetValueAsync(args.Kind.ToOutput()));
    }

    [Fact]
    public async Task Nested_arguments_arrive_with_their_wire_names_and_without_what_is_unset()
    {
        var request = await Registered.Request(parent => _ = new Service(
            "apple",
            new ServiceArgs
            {
                Metadata = new ObjectMetaArgs { Name = "apple", Labels = { { "app", "apple" } } },
                Spec = new ServiceSpecArgs
                {
                    Type = ServiceSpecType.NodePort,
                    Ports =
                    {
                        new ServicePortArgs { Port = 80, TargetPort = "http" },
                        new ServicePortArgs { Port = 443, TargetPort = 8443 },
                    },
                },
            },
            parent.Child));

        Assert.Equal(["apiVersion", "kind", "metadata", "spec"], request.Inputs.Keys.Order());
        Assert.Equal("""{"labels":{"app":"apple"},"name":"apple"}""", Registered.Json(request.Inputs["metadata"]));
        Assert.Equal(
            """{"ports":[{"port":80,"targetPort":"http"},{"port":443,"targetPort":8443}],"type":"NodePort"}""",
            Registered.Json(request.Inputs["spec"]));
    }

    [Fact]
    public async Task The_state_of_an_object_is_read_into_typed_outputs()
    {
        var empty = ImmutableDictionary<string, object>.Empty;
        var spec = empty
            .Add("clusterIP", "10.96.0.7")
            .Add("selector", empty.Add("app", "apple"))
            .Add("ports", ImmutableArray.Create<object>(empty.Add("port", 80.0).Add("targetPort", "http")));
        var registered = await Registered.Run(parent => _ = new Service("apple", options: parent.Child), empty.Add("spec", spec));

        var read = await OutputUtilities.GetValueAsync(registered.Resources.OfType<Service>().Single().Spec);
        Assert.Equal("10.96.0.7", read.ClusterIP);
        Assert.Equal("apple", read.Selector["app"]);
        var port = Assert.Single(read.Ports);
        Assert.Equal(80, port.Port);
        Assert.Equal("http", port.TargetPort.AsT1);
    }

    [Fact]
    public async Task A_lookup_by_id_reads_instead_of_creating()
    {
        var request = await Registered.Request(parent => Namespace.Get("apple", "apple", parent.Child));

        Assert.Equal("kubernetes:core/v1:Namespace", request.Type);
        Assert.Equal("apple", request.Id);
        Assert.Empty(request.Inputs);
    }

    [Fact]
    public async Task A_deployment_is_known_under_its_earlier_types()
    {
        var registered = await Registered.Run(parent => _ = new Kubernetes.Apps.V1.Deployment("apple", options: parent.Child));

        var types = registered.Options["apple"].Aliases.Select(alias => alias.ToOutput().Apply(value => value.Type.ToOutput()));
        Assert.Equal(
            ["kubernetes:apps/v1beta1:Deployment", "kubernetes:apps/v1beta2:Deployment", "kubernetes:extensions/v1beta1:Deployment"],
            await Task.WhenAll(types.Select(OutputUtilities.GetValueAsync)));
    }

    [Fact]
    public async Task The_version_is_that_of_the_package_unless_the_options_say_otherwise()
    {
        var registered = await Registered.Run(parent =>
        {
            _ = new ConfigMap("default", options: parent.Child);
            _ = new ConfigMap("chosen", options: new CustomResourceOptions { Parent = parent, Version = "4.30.0" });
        });

        Assert.Equal("4.32.0", registered.Options["default"].Version);
        Assert.Equal("4.30.0", registered.Options["chosen"].Version);
    }

    [Fact]
    public async Task A_secrets_data_is_secret_from_the_moment_it_is_set()
    {
        var assigned = new SecretArgs { StringData = new InputMap<string> { { "password", "apple" } }, Data = new InputMap<string>() };
        var added = new SecretArgs { StringData = { { "password", "apple" } } };

        Assert.True(await Output.IsSecretAsync(assigned.StringData.ToOutput()));
        Assert.True(await Output.IsSecretAsync(assigned.Data.ToOutput()));
        Assert.Equal("apple", (await OutputUtilities.GetValueAsync(assigned.StringData.ToOutput()))["password"]);
        Assert.False(await Output.IsSecretAsync(added.StringData.ToOutput()));
    }

    [Fact]
    public async Task A_secrets_data_is_a_secret_output()
    {
        var registered = await Registered.Run(parent => _ = new Secret("apple", options: parent.Child));

        Assert.Equal(["data", "stringData"], ((CustomResourceOptions)registered.Options["apple"]).AdditionalSecretOutputs);
    }
}
