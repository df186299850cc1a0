using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Prototypes.Workloads;

/// <summary>What a pod must say to be admitted under the Pod Security Standard "restricted".</summary>
internal static class RestrictedPod
{
    /// <summary>The security context of a pod whose processes run as one unprivileged user.</summary>
    /// <param name="user">The user and group id that the image runs as. It has to be a number: the kubelet does not look names up.</param>
    public static PodSecurityContextArgs Pod(int user) => new()
    {
        RunAsNonRoot = true,
        RunAsUser = user,
        RunAsGroup = user,
        FsGroup = user,
        SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
    };

    /// <summary>The security context of each of its containers.</summary>
    public static SecurityContextArgs Container() => new()
    {
        AllowPrivilegeEscalation = false,
        ReadOnlyRootFilesystem = true,
        Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
    };
}
