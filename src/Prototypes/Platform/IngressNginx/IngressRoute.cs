using Pulumi;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Prototypes.Platform;

/// <summary>One rule of <see cref="IngressNginx"/>: which host and path lead to which Service.</summary>
internal sealed record IngressRoute
{
    /// <summary>How long the controller may take to open a connection to a pod, in seconds: a whole number, anything else is ignored.</summary>
    private const string ConnectTimeoutSeconds = "60";

    private const string AnnotationPrefix = "nginx.ingress.kubernetes.io";

    /// <summary>The name of the Ingress.</summary>
    public required string Name { get; init; }

    /// <summary>Its namespace, and that of the Service.</summary>
    public required string Namespace { get; init; }

    /// <summary>The host, or null for every host that no other Ingress names.</summary>
    public string? Host { get; init; }

    /// <summary>The path, and all below it.</summary>
    public required string Path { get; init; }

    /// <summary>The Service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The name of the Service's port.</summary>
    public required string PortName { get; init; }

    /// <summary>How TLS ends. Default: plain HTTP.</summary>
    public IngressTls? Tls { get; init; }

    /// <summary>Registers the Ingress.</summary>
    /// <param name="logicalName">Its logical name in the stack.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="dependsOn">What it waits for: its namespace, and the controller's admission webhook.</param>
    public Ingress Create(string logicalName, ComponentResource parent, params Resource[] dependsOn)
    {
        var metadata = new ObjectMetaArgs
        {
            Name = Name,
            Namespace = Namespace,
            Annotations = { { $"{AnnotationPrefix}/proxy-connect-timeout", ConnectTimeoutSeconds } },
        };
        var rule = new IngressRuleArgs
        {
            Http = new HTTPIngressRuleValueArgs
            {
                Paths =
                {
                    new HTTPIngressPathArgs
                    {
                        Path = Path,
                        PathType = "Prefix",
                        Backend = new IngressBackendArgs
                        {
                            Service = new IngressServiceBackendArgs
                            {
                                Name = ServiceName,
                                Port = new ServiceBackendPortArgs { Name = PortName },
                            },
                        },
                    },
                },
            },
        };
        if (Host is not null)
        {
            rule.Host = Host;
        }

        var spec = new IngressSpecArgs { IngressClassName = IngressNginx.ClassName, Rules = { rule } };
        if (Tls is not null)
        {
            var tls = new IngressTLSArgs { Hosts = { Host! } };
            switch (Tls)
            {
                case IngressTls.Terminated terminated:
                    tls.SecretName = terminated.SecretName;
                    break;
                case IngressTls.PassedThrough:
                    metadata.Annotations.Add($"{AnnotationPrefix}/ssl-passthrough", "true");
                    break;
            }

            spec.Tls.Add(tls);
        }

        return new Ingress(
            logicalName,
            new IngressArgs { Metadata = metadata, Spec = spec },
            new CustomResourceOptions { Parent = parent, DependsOn = dependsOn });
    }
}

/// <summary>Where the TLS of an <see cref="IngressRoute"/> ends. HTTP on its host is redirected to HTTPS either way.</summary>
internal abstract record IngressTls
{
    /// <summary>At the controller, with the certificate in a Secret of the Ingress' namespace.</summary>
    /// <param name="SecretName">The Secret.</param>
    public sealed record Terminated(string SecretName) : IngressTls;

    /// <summary>At the pod: the controller reads the host from the handshake only, and its certificate is never seen.</summary>
    public sealed record PassedThrough : IngressTls;
}
