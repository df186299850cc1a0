using System.Collections.Immutable;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>What a <see cref="MeshNamespace"/> admits.</summary>
public sealed class MeshNamespaceArgs : ResourceArgs
{
    /// <summary>The namespace's name.</summary>
    public required string Name { get; init; }

    /// <summary>Istio.</summary>
    public required IstioAmbient Istio { get; init; }

    /// <summary>Labels beside those of the mesh and of the Pod Security Standards. Default: none.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Which pods it admits. Default: hardened ones only.</summary>
    internal PodSecurityLevel PodSecurity { get; init; } = PodSecurityLevel.Restricted;

    /// <summary>
    /// The Gateway that alone may connect to its pods, over mutual TLS; null admits everybody, in plaintext too, as Istio does by default.
    /// </summary>
    public MeshIdentity? StrictFor { get; init; }

    /// <summary>
    /// The labels of the pods that only the Gateway may connect to. Default: all pods of the namespace, which would be the
    /// Gateway's own, too, if it is there.
    /// </summary>
    public ImmutableDictionary<string, string> ProtectedPods { get; init; } = ImmutableDictionary<string, string>.Empty;
}
