namespace Prototypes.Platform;

/// <summary>Who pods are in the mesh: their ServiceAccount. The pods of a Gateway have one that is named after it.</summary>
/// <param name="Namespace">Their namespace.</param>
/// <param name="ServiceAccount">Their ServiceAccount.</param>
public sealed record MeshIdentity(string Namespace, string ServiceAccount)
{
    /// <summary>The identity, as Istio's policies write it.</summary>
    public string Principal => $"cluster.local/ns/{Namespace}/sa/{ServiceAccount}";
}
