using System.Collections.Immutable;
using Prototypes.Composition;

namespace Prototypes.Releases;

/// <summary>What a range of releases of one component runs with.</summary>
/// <param name="Component">The component's name.</param>
/// <param name="Since">The first version for which this holds, up to the next entry of the component.</param>
public sealed record ReleaseSupport(string Component, SemVersion Since)
{
    /// <summary>The oldest Kubernetes minor version on which it runs; null if unknown.</summary>
    public MinorVersion? KubernetesMinimum { get; init; }

    /// <summary>The newest Kubernetes minor version with which its maintainers tested it; null if there is no bound.</summary>
    public MinorVersion? KubernetesTested { get; init; }

    /// <summary>The first Kubernetes minor version on which it fails; null if there is none.</summary>
    public MinorVersion? KubernetesBroken { get; init; }

    /// <summary>The oldest Gateway API with all the kinds that it reads; null if it needs none.</summary>
    public SemVersion? GatewayApiMinimum { get; init; }

    /// <summary>The Gateway API that it was made for, if it reads no TCPRoute and UDPRoute of newer ones; null otherwise.</summary>
    public SemVersion? GatewayApiMadeFor { get; init; }

    /// <summary>Whether its maintainers still fix it.</summary>
    public bool IsMaintained { get; init; } = true;

    /// <summary>Every entry, by component, the oldest first. What is older than a component's first entry cannot be installed.</summary>
    /// <remarks>From the projects' support tables and release notes, as of November 2026.</remarks>
    public static ImmutableArray<ReleaseSupport> All { get; } =
    [
        // TLSRoute's validation rules use functions that Kubernetes has had since 1.31.
        From(ComponentName.GatewayApi, "1.1.0"),
        From(ComponentName.GatewayApi, "1.5.0") with { KubernetesMinimum = new(1, 31) },

        // Retired: the last release was never tested beyond 1.35. Values before chart 4.12 differ.
        From(ComponentName.IngressNginx, "4.12.0"),
        From(ComponentName.IngressNginx, "4.15.0") with { KubernetesMinimum = new(1, 31), KubernetesTested = new(1, 35) },

        // crds.enabled exists since 1.15.
        From(ComponentName.CertManager, "1.15.0") with { IsMaintained = false },
        From(ComponentName.CertManager, "1.20.0") with { KubernetesMinimum = new(1, 32), KubernetesTested = new(1, 35) },
        From(ComponentName.CertManager, "1.21.0") with { KubernetesMinimum = new(1, 33), KubernetesTested = new(1, 36) },

        // The charts' profiles have had today's form since 1.24.
        From(ComponentName.IstioAmbient, "1.24.0") with { IsMaintained = false, GatewayApiMinimum = SemVersion.Parse("1.1.0") },
        From(ComponentName.IstioAmbient, "1.30.0") with
        {
            KubernetesMinimum = new(1, 32),
            KubernetesTested = new(1, 36),
            GatewayApiMinimum = SemVersion.Parse("1.4.0"),
            GatewayApiMadeFor = SemVersion.Parse("1.5.1"),
        },
        From(ComponentName.IstioAmbient, "1.31.0") with
        {
            KubernetesMinimum = new(1, 32),
            KubernetesTested = new(1, 37),
            GatewayApiMinimum = SemVersion.Parse("1.4.0"),
        },

        // frrk8s.enabled exists since 0.14; Kubernetes 1.36 refuses the CRDs of releases before 0.16.
        From(ComponentName.MetalLb, "0.14.0") with { IsMaintained = false, KubernetesBroken = new(1, 36) },
        From(ComponentName.MetalLb, "0.16.0"),

        From(ComponentName.Vault, "0.28.0") with { IsMaintained = false },
        From(ComponentName.Vault, "0.33.0") with { KubernetesMinimum = new(1, 32), KubernetesTested = new(1, 36) },

        // 1.x had other values, another repository and a single Gateway.
        From(ComponentName.NginxGatewayFabric, "2.0.0") with { IsMaintained = false, GatewayApiMinimum = SemVersion.Parse("1.2.1") },
        From(ComponentName.NginxGatewayFabric, "2.5.0") with
        {
            KubernetesMinimum = new(1, 31),
            GatewayApiMinimum = SemVersion.Parse("1.5.0"),
            GatewayApiMadeFor = SemVersion.Parse("1.5.1"),
        },
        From(ComponentName.NginxGatewayFabric, "2.7.0") with
        {
            KubernetesMinimum = new(1, 32),
            GatewayApiMinimum = SemVersion.Parse("1.6.0"),
        },
    ];

    /// <summary>The entry for a version; null if the version is too old to be installed.</summary>
    public static ReleaseSupport? Find(string component, SemVersion version) =>
        Of(component).LastOrDefault(entry => entry.Since <= version);

    /// <summary>The entries of a component, the oldest first.</summary>
    public static IEnumerable<ReleaseSupport> Of(string component) => All.Where(entry => entry.Component == component);

    private static ReleaseSupport From(string component, string version) => new(component, SemVersion.Parse(version));
}

/// <summary>A minor version, such as Kubernetes 1.35.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
public readonly record struct MinorVersion(int Major, int Minor) : IComparable<MinorVersion>
{
    /// <summary>The minor version to which a version belongs.</summary>
    public static MinorVersion Of(SemVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(version.Major, version.Minor);
    }

    /// <inheritdoc/>
    public int CompareTo(MinorVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>The two numbers with a dot.</summary>
    public override string ToString() => FormattableString.Invariant($"{Major}.{Minor}");

    /// <summary>Whether the left one is older.</summary>
    public static bool operator <(MinorVersion left, MinorVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one is newer.</summary>
    public static bool operator >(MinorVersion left, MinorVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one is older or the same.</summary>
    public static bool operator <=(MinorVersion left, MinorVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one is newer or the same.</summary>
    public static bool operator >=(MinorVersion left, MinorVersion right) => left.CompareTo(right) >= 0;
}
