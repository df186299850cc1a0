using Pulumi;
using Pulumi.Kubernetes.Core.V1;

namespace Prototypes.Platform;

/// <summary>
/// A namespace whose pods are in the mesh from their start: it waits for Istio's node agents, because a pod that comes before them is outside the mesh until
/// it is found, and goes before them, because without them its pods can't be deleted (https://github.com/istio/istio.io/issues/16748).
/// </summary>
public sealed class MeshNamespace : ComponentResource
{
    /// <summary>Registers the namespace.</summary>
    /// <param name="name">Its logical name in the stack, and the namespace's too.</param>
    /// <param name="args">What is admitted to it.</param>
    /// <param name="options">Its resource options.</param>
    public MeshNamespace(string name, MeshNamespaceArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:MeshNamespace", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Namespace = Namespaces.Create(
            $"{name}-namespace",
            args.Name,
            args.PodSecurity,
            this,
            args.Labels.AddRange(MeshLabel.Alone),
            args.Istio.Ready);

        if (args.StrictFor is { } gateway)
        {
            MeshPolicies.AdmitGatewayOnly(name, args.Name, gateway, args.ProtectedPods, this, Namespace);
        }

        RegisterOutputs();
    }

    /// <summary>The namespace.</summary>
    public Namespace Namespace { get; }
}
