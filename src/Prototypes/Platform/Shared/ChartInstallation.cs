using Prototypes.Releases;

namespace Prototypes.Platform;

/// <summary>A chart and how it is installed.</summary>
/// <param name="Chart">The chart at its exact version.</param>
/// <param name="Namespace">The namespace that it is installed to, which exists already.</param>
/// <param name="Values">Its values. Never a secret: Helm keeps them readable in the cluster.</param>
internal sealed record ChartInstallation(ChartRelease Chart, string Namespace, Dictionary<string, object> Values)
{
    /// <summary>The release's name in Helm. Default: the chart's own name, the last part of an <c>oci://</c> address.</summary>
    public string Name { get; init; } = Chart.Chart[(Chart.Chart.LastIndexOf('/') + 1)..];

    /// <summary>How long all of it may take, the pull of its images included. Default: 10 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether it is waited for until its pods are ready. Default: true.</summary>
    public bool Await { get; init; } = true;

    /// <summary>Whether the chart's folder <c>crds</c> is left out, because its CRDs are installed apart from it. Default: false.</summary>
    public bool SkipCrds { get; init; }
}
