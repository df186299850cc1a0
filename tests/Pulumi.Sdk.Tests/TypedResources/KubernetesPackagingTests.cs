using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V4;
using Pulumi.Kubernetes.Types.Inputs.Kustomize.V2;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.TypedResources;

/// <summary>Charts, manifests and kustomizations.</summary>
public class KubernetesPackagingTests
{
    [Fact]
    public async Task A_release_registers_its_chart_and_values()
    {
        var args = new ReleaseArgs
        {
            Chart = "vault",
            Version = "0.34.1",
            RepositoryOpts = new Kubernetes.Types.Inputs.Helm.V3.RepositoryOptsArgs { Repo = "https://charts.example" },
            Atomic = true,
            Timeout = 300,
            Values = new InputMap<object> { { "server", new Dictionary<string, object> { ["replicas"] = 1 } } },
        };
        var registered = await Registered.Run(parent => _ = new Release("vault", args, parent.Child));

        var request = registered.Single;
        Assert.Equal("kubernetes:helm.sh/v3:Release", request.Type);
        Assert.Equal(
            """{"atomic":true,"chart":"vault","compat":"true","repositoryOpts":{"repo":"https://charts.example"},"timeout":300""" +
            ""","values":{"server":{"replicas":1}},"version":"0.34.1"}""",
            Registered.Json(request.Inputs));
        Assert.Equal("true", await OutputUtilities.GetValueAsync(args.Compat.ToOutput()));
    }

    [Fact]
    public async Task A_repository_password_is_secret_from_the_moment_it_is_set()
    {
        var options = new Kubernetes.Types.Inputs.Helm.V3.RepositoryOptsArgs { Password = "apple", Username = "anne" };

        Assert.True(await Output.IsSecretAsync(options.Password.ToOutput()));
        Assert.False(await Output.IsSecretAsync(options.Username.ToOutput()));
    }

    [Fact]
    public async Task A_chart_is_a_component_whose_arguments_are_registered()
    {
        var registered = await Registered.Run(parent =>
            _ = new Kubernetes.Helm.V4.Chart("istio", new ChartArgs { Chart = "base", SkipCrds = true }, parent.ChildComponent));

        AssertComponent(registered, "kubernetes:helm.sh/v4:Chart", """{"chart":"base","skipCrds":true}""");
    }

    [Fact]
    public async Task A_manifest_file_is_registered_without_being_read()
    {
        var registered = await Registered.Run(parent =>
            _ = new Kubernetes.Yaml.V2.ConfigFile("crds", new ConfigFileArgs { File = "nowhere.yaml" }, parent.ChildComponent));

        AssertComponent(registered, "kubernetes:yaml/v2:ConfigFile", """{"file":"nowhere.yaml"}""");
    }

    [Fact]
    public async Task A_group_of_manifests_registers_what_it_is_given()
    {
        var args = new ConfigGroupArgs { Yaml = "kind: Namespace", Files = { "a.yaml", "b.yaml" } };
        var registered = await Registered.Run(parent => _ = new Kubernetes.Yaml.V2.ConfigGroup("group", args, parent.ChildComponent));

        AssertComponent(registered, "kubernetes:yaml/v2:ConfigGroup", """{"files":["a.yaml","b.yaml"],"yaml":"kind: Namespace"}""");
    }

    [Fact]
    public async Task A_kustomization_registers_its_directory()
    {
        var registered = await Registered.Run(parent =>
            _ = new Kubernetes.Kustomize.V2.Directory("crds", new DirectoryArgs { Directory = "config/crd" }, parent.ChildComponent));

        AssertComponent(registered, "kubernetes:kustomize/v2:Directory", """{"directory":"config/crd"}""");
    }

    private static void AssertComponent(Registered registered, string token, string inputs)
    {
        var request = registered.Single;
        Assert.Equal(token, request.Type);
        Assert.Equal(inputs, Registered.Json(request.Inputs));
        Assert.IsAssignableFrom<ComponentResource>(registered.Resources.Single(resource => resource.GetResourceName() == request.Name));
        Assert.Equal("4.32.0", registered.Options[request.Name!].Version);
    }
}
