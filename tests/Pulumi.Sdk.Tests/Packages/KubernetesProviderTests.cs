using Pulumi.Kubernetes;
using Pulumi.Kubernetes.Types.Inputs.Provider;
using Pulumi.Sdk.Tests.Programs;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Packages;

/// <summary>Facts about the official SDK, sections 2, 3 and 4: the provider of Kubernetes, whose arguments read the environment.</summary>
[Collection(ProcessWide.Name)]
public sealed class KubernetesProviderTests : IDisposable
{
    private static readonly string[] Flags =
    [
        "DELETE_UNREACHABLE",
        "ENABLE_CONFIGMAP_MUTABLE",
        "ENABLE_PATCH_FORCE",
        "ENABLE_SECRET_MUTABLE",
        "ENABLE_SERVER_SIDE_APPLY",
        "SKIP_UPDATE_UNREACHABLE",
        "SUPPRESS_DEPRECATION_WARNINGS",
        "SUPPRESS_HELM_HOOK_WARNINGS",
        "UPSERT_EXISTING_OBJECTS",
    ];

    private readonly EnvironmentVariables _environment = new();

    public KubernetesProviderTests()
    {
        _environment["KUBECONFIG"] = null;
        foreach (var flag in Flags)
        {
            _environment[$"PULUMI_K8S_{flag}"] = null;
        }
    }

    public void Dispose() => _environment.Dispose();

    [Fact]
    public async Task Texts_are_sent_as_they_are_and_all_else_as_json()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Provider("cluster", new ProviderArgs
        {
            KubeConfig = Output.CreateSecret("config"),
            Context = "kind-dev",
            EnableServerSideApply = true,
            SuppressDeprecationWarnings = false,
            KubeClientSettings = new KubeClientSettingsArgs { Qps = 50.5 },
        }));

        Assert.Equal("pulumi:providers:kubernetes", mocks["cluster"].Type);
        Assert.Equal(
            """
            {"context":"kind-dev","enableServerSideApply":"true","kubeClientSettings":"{ "qps": 50.5 }","kubeconfig":"config",
            "suppressDeprecationWarnings":"false"}
            """.ReplaceLineEndings(""),
            mocks.Inputs("cluster"));
    }

    [Fact]
    public async Task Without_environment_and_arguments_nothing_is_sent()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Provider("cluster"));

        Assert.Equal("{}", mocks.Inputs("cluster"));
    }

    [Fact]
    public async Task The_environment_gives_the_defaults_and_what_is_given_wins()
    {
        foreach (var flag in Flags)
        {
            _environment[$"PULUMI_K8S_{flag}"] = "T";
        }

        _environment["KUBECONFIG"] = "from-environment";
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () =>
        {
            _ = new Provider("defaults", new ProviderArgs());
            _ = new Provider("given", new ProviderArgs { KubeConfig = "given" });
        });

        Assert.Equal(
            """
            {"deleteUnreachable":"true","enableConfigMapMutable":"true","enablePatchForce":"true","enableSecretMutable":"true",
            "enableServerSideApply":"true","kubeconfig":"from-environment","skipUpdateUnreachable":"true","suppressDeprecationWarnings":"true",
            "suppressHelmHookWarnings":"true","upsertExistingObjects":"true"}
            """.ReplaceLineEndings(""),
            mocks.Inputs("defaults"));
        Assert.Equal("given", mocks["given"].Inputs["kubeconfig"]);
    }

    [Fact]
    public async Task A_kubeconfig_that_is_an_output_shows_its_secret_and_its_resource()
    {
        var args = new ProviderArgs();
        Thing? cluster = null;

        await TestRun.UpdateAsync(RecordingMocks.Returning(("text", Output.CreateSecret("config"))), () =>
        {
            cluster = new Thing("cluster");
            args.KubeConfig = cluster.Text.Apply(text => text!);
            _ = new Provider("provider", args);
        });

        Assert.True(await Output.IsSecretAsync(args.KubeConfig!.ToOutput()));
        Assert.Equal<Resource>([cluster!], await OutputUtilities.GetDependenciesAsync(args.KubeConfig.ToOutput()));
    }
}
