namespace Prototypes.Settings;

/// <summary>Where the cluster comes from.</summary>
public enum ClusterKind
{
    /// <summary>A kind cluster: nodes are Docker containers.</summary>
    Kind,

    /// <summary>A minikube cluster.</summary>
    Minikube,

    /// <summary>A cluster that was made elsewhere and is only used.</summary>
    Existing,
}
