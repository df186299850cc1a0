using System.Collections.Immutable;

namespace Prototypes.Platform;

/// <summary>The label by which a namespace, or a single pod, joins the mesh.</summary>
internal static class MeshLabel
{
    /// <summary>The label as a set of its own.</summary>
    public static ImmutableDictionary<string, string> Alone { get; } =
        ImmutableDictionary<string, string>.Empty.Add("istio.io/dataplane-mode", "ambient");
}
