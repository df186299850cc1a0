using System.Collections.Immutable;
using Prototypes.Platform;
using Pulumi;

namespace Prototypes.Learn;

/// <summary>A namespace whose workloads are in the mesh, made for them or already there.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Creation">What everything in it waits for: the namespace, where it is made.</param>
/// <param name="Ready">What its workloads wait for.</param>
/// <param name="PodLabels">What has to be on their pods.</param>
internal sealed record MeshPlace(string Namespace, Resource? Creation, Resource Ready, ImmutableDictionary<string, string> PodLabels)
{
    /// <summary>The namespace that is always there.</summary>
    public const string ExistingNamespace = "default";

    /// <summary>Registers the namespace, or what takes its place.</summary>
    /// <param name="name">The prefix of logical names in the stack.</param>
    /// <param name="namespace">The namespace.</param>
    /// <param name="istio">Istio.</param>
    /// <param name="strictFor">The Gateway that alone may connect to some pods, over mutual TLS; null admits everybody.</param>
    /// <param name="protectedPods">The labels of those pods.</param>
    /// <param name="parent">The component that it belongs to.</param>
    public static MeshPlace Create(
        string name,
        string @namespace,
        IstioAmbient istio,
        MeshIdentity? strictFor,
        ImmutableDictionary<string, string> protectedPods,
        ComponentResource parent)
    {
        if (@namespace != ExistingNamespace)
        {
            var mesh = new MeshNamespace(
                $"{name}-mesh",
                new MeshNamespaceArgs { Name = @namespace, Istio = istio, StrictFor = strictFor, ProtectedPods = protectedPods },
                new ComponentResourceOptions { Parent = parent });
            return new MeshPlace(@namespace, mesh.Namespace, mesh.Namespace, ImmutableDictionary<string, string>.Empty);
        }

        if (strictFor is not null)
        {
            MeshPolicies.AdmitGatewayOnly($"{name}-mesh", @namespace, strictFor, protectedPods, parent, istio.Ready);
        }

        // The namespace is everybody's: a label on it would draw the pods of others into the mesh, and would have to be taken
        // away again. Pods can join alone (https://istio.io/latest/docs/ambient/usage/add-workloads/).
        return new MeshPlace(@namespace, null, istio.Ready, MeshLabel.Alone);
    }
}
