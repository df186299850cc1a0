using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Prototypes.Workloads;

/// <summary>What a pod must say to be admitted under the Pod Security Standard "restricted".</summary>
internal static class RestrictedPod
{
    /// <summary>The security context of a pod whose processes run as one unprivileged user.</summary>
    /// <param name="user">The id of the user that the image runs as. It has to be a number: the kubelet does not look names up.</param>
    /// <param name="group">The id of its group.</param>
    public static PodSecurityContextArgs Pod(int user, int group) => new()
    {
        RunAsNonRoot = true,
        RunAsUser = user,
        RunAsGroup = group,
        FsGroup = group,
        SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
    };

    /// <summary>The security context of each of its containers.</summary>
    /// <param name="writableRoot">Whether the image writes to places that can't be mounted.</param>
    public static SecurityContextArgs Container(bool writableRoot) => new()
    {
        AllowPrivilegeEscalation = false,
        ReadOnlyRootFilesystem = !writableRoot,
        Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
    };
}
