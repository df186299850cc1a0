using Pulumi.Kubernetes;
using Pulumi.Kubernetes.Types.Inputs.Provider;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.TypedResources;

/// <summary>The environment is the process's own, so these run alone.</summary>
[CollectionDefinition(nameof(KubernetesProviderTests), DisableParallelization = true)]
[Collection(nameof(KubernetesProviderTests))]
public sealed class KubernetesProviderTests : IDisposable
{
    private static readonly string[] Variables =
    [
        "KUBECONFIG",
        "PULUMI_K8S_DELETE_UNREACHABLE",
        "PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE",
        "PULUMI_K8S_ENABLE_PATCH_FORCE",
        "PULUMI_K8S_ENABLE_SECRET_MUTABLE",
        "PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY",
        "PULUMI_K8S_SKIP_UPDATE_UNREACHABLE",
        "PULUMI_K8S_SUPPRESS_DEPRECATION_WARNINGS",
        "PULUMI_K8S_SUPPRESS_HELM_HOOK_WARNINGS",
        "PULUMI_K8S_UPSERT_EXISTING_OBJECTS",
    ];

    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public KubernetesProviderTests() => Array.ForEach(Variables, name => Environment.SetEnvironmentVariable(name, null));

    public void Dispose() => Array.ForEach(Variables, name => Environment.SetEnvironmentVariable(name, _before[name]));

    [Fact]
    public async Task Configuration_that_is_no_string_arrives_as_json()
    {
        var args = new ProviderArgs
        {
            Context = "kind-apple",
            EnableServerSideApply = true,
            KubeClientSettings = new KubeClientSettingsArgs { Burst = 120, Qps = 50.5 },
        };
        var request = await Registered.Request(parent => _ = new Kubernetes.Provider("cluster", args, parent.Child));

        Assert.Equal("pulumi:providers:kubernetes", request.Type);
        Assert.Equal(["context", "enableServerSideApply", "kubeClientSettings"], request.Inputs.Keys.Order());
        Assert.Equal("kind-apple", request.Inputs["context"]);
        Assert.Equal("true", request.Inputs["enableServerSideApply"]);
        Assert.Equal("""{ "burst": 120, "qps": 50.5 }""", request.Inputs["kubeClientSettings"]);
    }

    [Fact]
    public async Task The_version_of_a_provider_is_that_of_the_package()
    {
        var registered = await Registered.Run(parent => _ = new Kubernetes.Provider("cluster", options: parent.Child));

        Assert.Equal("4.32.0", registered.Options["cluster"].Version);
        Assert.Empty(registered.Single.Inputs);
    }

    [Fact]
    public async Task Every_environment_variable_becomes_a_default()
    {
        Array.ForEach(Variables, name => Environment.SetEnvironmentVariable(name, "T"));
        var request = await Registered.Request(parent => _ = new Kubernetes.Provider("cluster", options: parent.Child));

        Assert.Equal(
            new Dictionary<string, object>
            {
                ["deleteUnreachable"] = "true",
                ["enableConfigMapMutable"] = "true",
                ["enablePatchForce"] = "true",
                ["enableSecretMutable"] = "true",
                ["enableServerSideApply"] = "true",
                ["kubeconfig"] = "T",
                ["skipUpdateUnreachable"] = "true",
                ["suppressDeprecationWarnings"] = "true",
                ["suppressHelmHookWarnings"] = "true",
                ["upsertExistingObjects"] = "true",
            },
            request.Inputs);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("TRUE", true)]
    [InlineData("0", false)]
    [InlineData("f", false)]
    [InlineData("yes", null)]
    [InlineData("", null)]
    public async Task A_flag_of_the_environment_is_spelled_as_in_go(string text, bool? expected)
    {
        Environment.SetEnvironmentVariable("PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY", text);
        var flag = new ProviderArgs().EnableServerSideApply;

        Assert.Equal(expected, flag is null ? null : await OutputUtilities.GetValueAsync(flag.ToOutput()));
    }
}
