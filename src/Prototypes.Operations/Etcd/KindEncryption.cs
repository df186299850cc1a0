namespace Prototypes.Operations.Etcd;

/// <summary>How a kind cluster gets its EncryptionConfiguration before its API server first starts.</summary>
/// <remarks>The folder is mounted, not the file: a bind mount of a file would keep showing the old one after a rotation.</remarks>
public static class KindEncryption
{
    /// <summary>The folder of the configuration, on the node and in the API server's container.</summary>
    public const string NodeFolder = "/etc/kubernetes/enc";

    /// <summary>The configuration's path there.</summary>
    public const string NodeFile = $"{NodeFolder}/{FileName}";

    /// <summary>The configuration's name in the folder of the host that is mounted at <see cref="NodeFolder"/>.</summary>
    public const string FileName = "config.yaml";

    /// <summary>An entry for <c>kubeadmConfigPatches</c> of the control-plane node.</summary>
    /// <remarks>
    /// Without apiVersion, so that it matches kubeadm's v1beta3 (Kubernetes below 1.36) and v1beta4: one with the wrong version is silently
    /// left out.
    /// The arguments are a map, which v1beta3 takes and kind 0.32 and later turn into v1beta4's list.
    /// </remarks>
    public const string KubeadmConfigPatch = $"""
        kind: ClusterConfiguration
        apiServer:
          extraArgs:
            encryption-provider-config: {NodeFile}
            encryption-provider-config-automatic-reload: "true"
          extraVolumes:
            - name: enc
              hostPath: {NodeFolder}
              mountPath: {NodeFolder}
              readOnly: true
              pathType: Directory

        """;

    /// <summary>The folder of the host that is mounted at <see cref="NodeFolder"/>, in the cluster's <see cref="ClusterFolder"/>.</summary>
    public const string HostFolder = "etcd-encryption";

    /// <summary>The entry for <c>extraMounts</c> of the control-plane node.</summary>
    /// <remarks>
    /// kind takes relative paths from its working directory (filepath.Abs in pkg/cluster/internal/providers/docker/provision.go), so the entry is the same
    /// on every machine.
    /// </remarks>
    public static KindMount Mount { get; } = new(HostFolder, NodeFolder, ReadOnly: true);
}

/// <summary>An entry of <c>extraMounts</c> in a kind cluster configuration.</summary>
/// <param name="HostPath">The folder on the host.</param>
/// <param name="ContainerPath">Where the node sees it.</param>
/// <param name="ReadOnly">Whether the node may not write to it.</param>
public sealed record KindMount(string HostPath, string ContainerPath, bool ReadOnly);
