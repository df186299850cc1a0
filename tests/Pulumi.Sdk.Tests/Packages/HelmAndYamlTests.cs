using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Packages;

/// <summary>Facts about the official SDK, section 4: Helm releases and the remote components of the Kubernetes package.</summary>
public sealed class HelmAndYamlTests
{
    [Fact]
    public async Task A_release_sends_its_values_nested_and_plain()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Kubernetes.Helm.V3.Release("a", new ReleaseArgs
        {
            Name = "vault",
            Chart = "vault",
            Version = "0.34.1",
            Namespace = "vault",
            CreateNamespace = true,
            Atomic = true,
            Timeout = 600,
            RepositoryOpts = new RepositoryOptsArgs { Repo = "https://example.com/charts" },
            Values = new Dictionary<string, object>
            {
                ["server"] = new Dictionary<string, object>
                {
                    ["ha"] = new Dictionary<string, object> { ["enabled"] = true, ["replicas"] = 3 },
                    ["extraArgs"] = new[] { "a", "b" },
                    ["volumes"] = new List<object> { new Dictionary<string, object> { ["name"] = Output.Create("v") } },
                },
                ["ratio"] = 0.5,
            },
        }));

        Assert.Equal("kubernetes:helm.sh/v3:Release", mocks["a"].Type);
        Assert.Equal(
            """
            {"atomic":true,"chart":"vault","compat":"true","createNamespace":true,"name":"vault","namespace":"vault",
            "repositoryOpts":{"repo":"https://example.com/charts"},"timeout":600,"values":{"ratio":0.5,"server":{"extraArgs":["a","b"],
            "ha":{"enabled":true,"replicas":3},"volumes":[{"name":"v"}]}},"version":"0.34.1"}
            """.ReplaceLineEndings(""),
            mocks.Inputs("a"));
    }

    [Fact]
    public async Task A_release_has_no_children_and_sends_its_value_files_as_assets()
    {
        var mocks = new RecordingMocks();

        var resources = await TestRun.UpdateAsync(mocks, () => _ = new Kubernetes.Helm.V3.Release("a", new ReleaseArgs
        {
            Chart = "c",
            ValueYamlFiles = { new FileAsset("values.yaml") },
        }));

        Assert.IsType<Kubernetes.Helm.V3.Release>(Assert.Single(resources));
        Assert.Equal("""{"chart":"c","compat":"true","valueYamlFiles":[<FileAsset>]}""", mocks.Inputs("a"));
    }

    [Fact]
    public async Task The_status_of_a_release_is_what_the_mock_returns()
    {
        Kubernetes.Helm.V3.Release? release = null;
        var mocks = RecordingMocks.Returning(
            ("status", new Dictionary<string, object> { ["namespace"] = "vault", ["revision"] = 1 }),
            ("resourceNames", new Dictionary<string, object> { ["Service/v1"] = new[] { "vault/vault" } }));

        await TestRun.UpdateAsync(mocks, () => release = new Kubernetes.Helm.V3.Release("a", new ReleaseArgs { Chart = "c" }));

        Assert.Equal("vault", (await OutputUtilities.GetValueAsync(release!.Status)).Namespace);
        Assert.Equal<string>(["vault/vault"], (await OutputUtilities.GetValueAsync(release.ResourceNames))["Service/v1"]);
    }

    [Fact]
    public async Task Remote_components_send_their_arguments_and_have_no_children()
    {
        var mocks = new RecordingMocks();
        var options = new OptionsByName();

        var resources = await TestRun.UpdateAsync(mocks, () =>
        {
            _ = new Kubernetes.Yaml.V2.ConfigFile(
                "file",
                new ConfigFileArgs { File = "no/such/file.yaml", SkipAwait = true },
                new ComponentResourceOptions { ResourceTransformations = { options.Note } });
            _ = new Kubernetes.Yaml.V2.ConfigGroup("group", new ConfigGroupArgs { Yaml = "kind: Namespace", Files = { "a.yaml" } });
            _ = new Kubernetes.Kustomize.V2.Directory("directory", new() { Directory = "https://example.com/repo", Namespace = "n" });
            _ = new Kubernetes.Helm.V4.Chart("chart", new() { Chart = "c", Values = { { "a", 1 } } });
        });

        Assert.Equal(("kubernetes:yaml/v2:ConfigFile", """{"file":"no/such/file.yaml","skipAwait":true}"""), Seen("file"));
        Assert.Equal(("kubernetes:yaml/v2:ConfigGroup", """{"files":["a.yaml"],"yaml":"kind: Namespace"}"""), Seen("group"));
        Assert.Equal(("kubernetes:kustomize/v2:Directory", """{"directory":"https://example.com/repo","namespace":"n"}"""), Seen("directory"));
        Assert.Equal(("kubernetes:helm.sh/v4:Chart", """{"chart":"c","values":{"a":1}}"""), Seen("chart"));
        Assert.All(resources, resource => Assert.IsType<ComponentResource>(resource, exactMatch: false));
        Assert.Equal(4, resources.Length);
        Assert.Equal("4.32.0", options["file"].Version);

        (string?, string) Seen(string name) => (mocks[name].Type, mocks.Inputs(name));
    }

    [Fact]
    public async Task Objects_of_a_group_are_sent_whole()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Kubernetes.Yaml.V2.ConfigGroup("group", new ConfigGroupArgs
        {
            Objs = new object[] { new Dictionary<string, object> { ["kind"] = "Namespace", ["metadata"] = new Dictionary<string, object> { ["name"] = "n" } } },
        }));

        Assert.Equal("""{"objs":[{"kind":"Namespace","metadata":{"name":"n"}}]}""", mocks.Inputs("group"));
    }

    [Fact]
    public async Task In_a_preview_the_resources_of_a_remote_component_are_unknown()
    {
        Kubernetes.Yaml.V2.ConfigFile? file = null;

        await TestRun.PreviewAsync(RecordingMocks.Returning(), () => file = new Kubernetes.Yaml.V2.ConfigFile("a", new ConfigFileArgs { File = "f" }));

        Assert.False(await OutputUtilities.GetIsKnownAsync(file!.Resources));
    }

    [Fact]
    public async Task A_missing_required_argument_is_named()
    {
        var message = await TestRun.FailureAsync(() => _ = new Kubernetes.Yaml.V2.ConfigFile("a", new ConfigFileArgs()));

        Assert.Contains(
            "[Input] Pulumi.Kubernetes.Types.Inputs.Yaml.V2.ConfigFileArgs.File is required but was not given a value (Parameter 'File')",
            message,
            StringComparison.Ordinal);
    }
}
