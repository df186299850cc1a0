namespace Prototypes.Settings;

/// <summary>The container runtime of minikube's nodes.</summary>
public enum ContainerRuntime
{
    /// <summary>containerd, the default of minikube 1.39 and newer.</summary>
    Containerd,

    /// <summary>Docker.</summary>
    Docker,

    /// <summary>CRI-O.</summary>
    CriO,
}
