using System.Collections.Immutable;

namespace Prototypes.Releases;

/// <summary>A Kubernetes version and the node image with which kind runs it.</summary>
/// <param name="Version">The Kubernetes version.</param>
/// <param name="NodeImage">The image with its digest, as the kind release published it.</param>
public sealed record KubernetesRelease(SemVersion Version, string NodeImage)
{
    /// <summary>Every Kubernetes version with a node image on record, the oldest first.</summary>
    /// <remarks>From the release notes of kind 0.33.0, and of 0.32.0 for Kubernetes 1.36.1.</remarks>
    public static ImmutableArray<KubernetesRelease> All { get; } =
    [
        Of("1.34.11", "44e222ee2132dab25ff87301682f89eb82c7880ea3a1bf543bfe9708fd08d67d"),
        Of("1.35.8", "07b2536e30b803ed61d1677a79df6115f798ce64c80f9e22f6ed45afd09323c0"),
        Of("1.36.1", "3489c7674813ba5d8b1a9977baea8a6e553784dab7b84759d1014dbd78f7ebd5"),
        Of("1.36.4", "099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed"),
        Of("1.37.0", "a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5"),
    ];

    /// <summary>The release of exactly this version; null if no node image is on record.</summary>
    public static KubernetesRelease? Find(SemVersion version) => All.FirstOrDefault(release => release.Version == version);

    private static KubernetesRelease Of(string version, string digest) =>
        new(SemVersion.Parse(version), $"kindest/node:v{version}@sha256:{digest}");
}
