using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Tests.Graph;
using Pulumi;

namespace Prototypes.Tests.Platform;

public sealed class HelmReleasesTests
{
    private static readonly ChartInstallation Vault = new(ReleaseCatalogue.Default.Vault, "vault", new() { ["replicas"] = 3 });

    [Fact]
    public async Task A_chart_of_a_repository_is_installed_as_one_release_that_is_waited_for() => Assert.Equal(
        """
        atomic: true
        chart: vault
        cleanupOnFail: true
        compat: 'true'
        maxHistory: 3
        name: vault
        namespace: vault
        repositoryOpts:
          repo: https://helm.releases.hashicorp.com
        skipAwait: false
        timeout: 600
        values:
          replicas: 3
        version: 0.34.1
        waitForJobs: true

        """,
        await ReleaseAsync(Vault));

    [Fact]
    public async Task One_that_is_not_waited_for_is_not_taken_back_either()
    {
        var release = await ReleaseAsync(Vault with { Await = false });

        Assert.Contains("atomic: false\n", release, StringComparison.Ordinal);
        Assert.Contains("skipAwait: true\n", release, StringComparison.Ordinal);
        Assert.Contains("waitForJobs: false\n", release, StringComparison.Ordinal);
        Assert.Contains("cleanupOnFail: true\n", release, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_name_its_time_and_its_crds_can_be_chosen()
    {
        var release = await ReleaseAsync(Vault with { Name = "safe", Timeout = TimeSpan.FromMinutes(3), SkipCrds = true });

        Assert.Contains("\nname: safe\n", release, StringComparison.Ordinal);
        Assert.Contains("\ntimeout: 180\n", release, StringComparison.Ordinal);
        Assert.Contains("\nskipCrds: true\n", release, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vault", "vault")]
    [InlineData("oci://quay.io/jetstack/charts/cert-manager", "cert-manager")]
    public void A_release_is_named_after_its_chart(string chart, string name) =>
        Assert.Equal(name, new ChartInstallation(ReleaseCatalogue.Default.Vault with { Chart = chart }, "namespace", []).Name);

    private static async Task<string> ReleaseAsync(ChartInstallation installation)
    {
        var graph = await ResourceGraph.OfComponentAsync(options =>
        {
            var parent = new ComponentResource("test:test:Parent", "parent", options);
            HelmReleases.Create("release", installation, parent);
        });

        Assert.Equal(("parent", "kubernetes:helm.sh/v3:Release"), (graph["release"].Parent, graph["release"].Type));
        return graph["release"].InputsYaml;
    }
}
