using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace Prototypes.Platform;

/// <summary>
/// Installs charts. Always as <c>Helm.V3.Release</c>, because the charts rely on their hooks, which <c>Helm.V4.Chart</c> drops
/// (https://github.com/pulumi/pulumi-kubernetes/issues/555).
/// </summary>
internal static class HelmReleases
{
    /// <summary>How many revisions Helm keeps in the cluster.</summary>
    private const int MaxHistory = 3;

    /// <summary>Registers a release.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="installation">What is installed, and how.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="dependsOn">What it waits for, its namespace first.</param>
    public static Release Create(string name, ChartInstallation installation, ComponentResource parent, params Resource[] dependsOn)
    {
        var chart = installation.Chart;
        var args = new ReleaseArgs
        {
            Name = installation.Name,
            Namespace = installation.Namespace,
            Chart = chart.Chart,
            Version = chart.Version.ToString(),
            Values = installation.Values,
            Timeout = (int)installation.Timeout.TotalSeconds,
            // A failed installation is taken back, so that the next 'pulumi up' does not find its name in use.
            Atomic = installation.Await,
            CleanupOnFail = true,
            SkipAwait = !installation.Await,
            WaitForJobs = installation.Await,
            MaxHistory = MaxHistory,
        };
        if (installation.SkipCrds)
        {
            args.SkipCrds = true;
        }

        if (chart.Repository is not null)
        {
            args.RepositoryOpts = new RepositoryOptsArgs { Repo = chart.Repository };
        }

        return new Release(name, args, new CustomResourceOptions { Parent = parent, DependsOn = dependsOn });
    }
}
