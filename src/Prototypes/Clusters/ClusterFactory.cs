using Prototypes.Composition;
using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Settings;

namespace Prototypes.Clusters;

/// <summary>Makes the cluster that the settings describe.</summary>
internal static class ClusterFactory
{
    /// <summary>Registers the cluster.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="ports">The ports that lead into the cluster.</param>
    /// <param name="encryption">What it encrypts in etcd, or null for nothing.</param>
    public static Cluster Create(StackSettings settings, PortPlan ports, EtcdEncryption? encryption)
    {
        var cluster = settings.Cluster;
        if (!cluster.Create)
        {
            return new ExistingCluster(
                "existing-cluster",
                new ExistingClusterArgs { Context = cluster.Context!, Kubeconfig = cluster.Kubeconfig, Encryption = encryption });
        }

        return cluster.Kind == ClusterKind.Kind
            ? new KindCluster("kind-cluster", new KindClusterArgs
            {
                ClusterName = cluster.Name,
                NodeImage = KubernetesRelease.Find(cluster.KubernetesVersion)!.NodeImage,
                Nodes = cluster.Nodes,
                Ports = ports,
                Encryption = encryption,
            })
            : new MinikubeCluster("minikube-cluster", new MinikubeClusterArgs
            {
                ClusterName = cluster.Name,
                KubernetesVersion = cluster.KubernetesVersion.Plain,
                Driver = cluster.Driver,
                ContainerRuntime = cluster.ContainerRuntime switch
                {
                    ContainerRuntime.Docker => "docker",
                    ContainerRuntime.CriO => "cri-o",
                    _ => "containerd",
                },
                Nodes = cluster.Nodes,
                StaticAddress = cluster.Driver is "docker" or "podman" ? NodeAddresses.ControlPlane(cluster.Subnet).ToString() : null,
                Cpus = cluster.Cpus,
                Memory = cluster.Memory,
                Encryption = encryption,
            });
    }

    /// <summary>Registers what the cluster encrypts in etcd; null if the stack does not compose it.</summary>
    /// <param name="settings">The stack's settings.</param>
    public static EtcdEncryption? CreateEncryption(StackSettings settings) =>
        settings.Components.Any(component => component.Name == ComponentName.EtcdEncryption)
            ? new EtcdEncryption(ComponentName.EtcdEncryption, new EtcdEncryptionArgs
            {
                ClusterKind = settings.Cluster.Kind,
                ClusterName = settings.Cluster.Name,
                Context = settings.Cluster.Context!,
                NewCluster = settings.Cluster.Create,
                Provider = settings.EtcdEncryption.Provider,
                Resources = settings.EtcdEncryption.Resources,
                Keys = settings.EtcdEncryption.Keys,
                Phase = settings.EtcdEncryption.Phase,
            })
            : null;
}
