using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Prototypes.Platform;

/// <summary>A level of the Pod Security Standards.</summary>
internal enum PodSecurityLevel
{
    /// <summary>Anything goes: for node agents.</summary>
    Privileged,

    /// <summary>Known privilege escalations are refused.</summary>
    Baseline,

    /// <summary>Hardened pods only.</summary>
    Restricted,
}

/// <summary>Makes namespaces. Each has a name of its own choosing and says which pods it admits.</summary>
internal static class Namespaces
{
    /// <summary>Registers a namespace.</summary>
    /// <param name="logicalName">Its logical name in the stack.</param>
    /// <param name="name">Its name.</param>
    /// <param name="level">Which pods it admits.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="labels">Labels beside those of its level. Default: none.</param>
    /// <param name="dependsOn">What it waits for. Default: the cluster only.</param>
    public static Namespace Create(
        string logicalName,
        string name,
        PodSecurityLevel level,
        ComponentResource parent,
        ImmutableDictionary<string, string>? labels = null,
        params Resource[] dependsOn)
    {
        var standard = level switch
        {
            PodSecurityLevel.Privileged => "privileged",
            PodSecurityLevel.Baseline => "baseline",
            _ => "restricted",
        };
        return new Namespace(
            logicalName,
            new NamespaceArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = name,
                    Labels = (labels ?? ImmutableDictionary<string, string>.Empty)
                        .Add("pod-security.kubernetes.io/enforce", standard)
                        .Add("pod-security.kubernetes.io/warn", standard),
                },
            },
            new CustomResourceOptions { Parent = parent, DependsOn = dependsOn });
    }
}
