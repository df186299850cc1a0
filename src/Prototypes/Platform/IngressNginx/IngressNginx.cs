using Pulumi;
using Pulumi.Kubernetes.Helm.V3;

namespace Prototypes.Platform;

/// <summary>
/// ingress-nginx: routes HTTP and HTTPS by Ingress objects. The project is retired since March 2026 and gets no security fixes any more
/// (https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement).
/// </summary>
public sealed class IngressNginx : ComponentResource
{
    /// <summary>The namespace of its controller.</summary>
    public const string Namespace = "ingress-nginx";

    /// <summary>The IngressClass that it serves.</summary>
    public const string ClassName = "nginx";

    /// <summary>Registers ingress-nginx.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What to install, and how clients reach it.</param>
    /// <param name="options">Its resource options.</param>
    public IngressNginx(string name, IngressNginxArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:IngressNginx", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        // The Pod Security Standards know ports of the node as privileged only.
        var level = args.HostPorts ? PodSecurityLevel.Privileged : PodSecurityLevel.Baseline;
        var @namespace = Namespaces.Create($"{name}-namespace", Namespace, level, this);
        Ready = HelmReleases.Create(
            $"{name}-release",
            new ChartInstallation(args.Release, Namespace, IngressNginxValues.For(args)),
            this,
            args.LoadBalancers is null ? [@namespace] : [@namespace, args.LoadBalancers]);
        RegisterOutputs();
    }

    /// <summary>What every Ingress waits for: the release, whose last hook hands the admission webhook its certificate.</summary>
    public Release Ready { get; }
}
