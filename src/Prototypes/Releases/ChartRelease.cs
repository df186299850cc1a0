using System.Collections.Immutable;

namespace Prototypes.Releases;

/// <summary>A Helm chart at one version.</summary>
public sealed record ChartRelease
{
    /// <summary>The name of the component that installs it, such as <c>cert-manager</c>.</summary>
    public required string Component { get; init; }

    /// <summary>The chart's name in its repository, or its <c>oci://</c> address.</summary>
    public required string Chart { get; init; }

    /// <summary>The chart's version, written as its repository writes it.</summary>
    public required SemVersion Version { get; init; }

    /// <summary>The address of the chart's repository; null for an <c>oci://</c> chart.</summary>
    public string? Repository { get; init; }

    /// <summary>The version of the application; null for an overridden chart whose application version is not on record.</summary>
    public SemVersion? AppVersion { get; init; }

    /// <summary>The images that the chart runs, in the form <c>repository:tag</c>; empty where <see cref="AppVersion"/> is null.</summary>
    public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>
    /// The file with the CRDs that the chart would leave behind when it is uninstalled, and which are installed apart from it; null
    /// where the chart removes its own.
    /// </summary>
    public Uri? CrdManifest { get; init; }
}
