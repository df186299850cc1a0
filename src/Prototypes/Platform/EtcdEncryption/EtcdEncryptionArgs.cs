using System.Collections.Immutable;
using Prototypes.Operations.Etcd;
using Prototypes.Settings;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>What an <see cref="EtcdEncryption"/> encrypts, where, and with which keys.</summary>
public sealed class EtcdEncryptionArgs : ResourceArgs
{
    /// <summary>What makes the cluster: kind or minikube.</summary>
    public required ClusterKind ClusterKind { get; init; }

    /// <summary>The name of the kind cluster or the minikube profile.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The kubeconfig context of the cluster.</summary>
    public required string Context { get; init; }

    /// <summary>Whether the stack creates the cluster, which then encrypts from its first start.</summary>
    public required bool NewCluster { get; init; }

    /// <summary>How values are encrypted: <c>secretbox</c>, <c>aescbc</c> or <c>aesgcm</c>. Default: <c>secretbox</c>.</summary>
    public string Provider { get; init; } = EncryptionProviderKind.SecretBox.WireName();

    /// <summary>The resources whose values are encrypted. Default: <c>secrets</c>.</summary>
    public ImmutableArray<string> Resources { get; init; } = [EncryptedResource.Secrets.Name];

    /// <summary>The names of the keys, the one that writes first. Default: <c>key1</c>.</summary>
    public ImmutableArray<string> Keys { get; init; } = ["key1"];

    /// <summary>Whether what is written is encrypted. Default: it is.</summary>
    public EncryptionPhase Phase { get; init; } = EncryptionPhase.Encrypt;
}
