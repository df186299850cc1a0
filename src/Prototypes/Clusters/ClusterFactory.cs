using Prototypes.Releases;
using Prototypes.Settings;

namespace Prototypes.Clusters;

/// <summary>Makes the cluster that the settings describe.</summary>
internal static class ClusterFactory
{
    /// <summary>Registers the cluster.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="ports">The ports that lead into the cluster.</param>
    public static Cluster Create(StackSettings settings, PortPlan ports)
    {
        var cluster = settings.Cluster;
        if (!cluster.Create)
        {
            return new ExistingCluster(
                "existing-cluster",
                new ExistingClusterArgs { Context = cluster.Context!, Kubeconfig = cluster.Kubeconfig });
        }

        return cluster.Kind == ClusterKind.Kind
            ? new KindCluster("kind-cluster", new KindClusterArgs
            {
                ClusterName = cluster.Name,
                NodeImage = KubernetesRelease.Find(cluster.KubernetesVersion)!.NodeImage,
                Nodes = cluster.Nodes,
                Ports = ports,
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
            });
    }
}
