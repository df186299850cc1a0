using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.CertManager;

/// <summary>A cert-manager Issuer: signs the Certificates of its own namespace. Ready when cert-manager can sign with it.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class Issuer(string name, IssuerArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of an <see cref="Issuer"/> (cert-manager.io/v1).</summary>
public sealed class IssuerArgs : CustomResourceArgs
{
    /// <summary>Makes an Issuer that Pulumi waits for until it is ready.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public IssuerArgs(string name, string @namespace)
        : base("cert-manager.io/v1", "Issuer")
    {
        Metadata = ReadyCondition.Ready.Metadata(name, @namespace);
    }

    /// <summary>How it signs.</summary>
    [Input("spec", required: true)]
    public Input<IssuerSpecArgs> Spec { get; set; } = null!;
}

/// <summary>How an <see cref="Issuer"/> signs: exactly one of its members is set.</summary>
public sealed class IssuerSpecArgs : ResourceArgs
{
    /// <summary>Signs each certificate with the certificate's own key. For roots only.</summary>
    [Input("selfSigned")]
    public Input<SelfSignedIssuerArgs>? SelfSigned { get; set; }

    /// <summary>Signs with a CA whose certificate and key stand in a Secret.</summary>
    [Input("ca")]
    public Input<CaIssuerArgs>? Ca { get; set; }

    /// <summary>Has Vault sign.</summary>
    [Input("vault")]
    public Input<VaultIssuerSpecArgs>? Vault { get; set; }
}

/// <summary>A self-signing issuer; it needs nothing else.</summary>
public sealed class SelfSignedIssuerArgs : ResourceArgs;

/// <summary>An issuer that signs with a CA in a Secret.</summary>
public sealed class CaIssuerArgs : ResourceArgs
{
    /// <summary>The Secret with <c>tls.crt</c> and <c>tls.key</c> of the CA, in the Issuer's namespace.</summary>
    [Input("secretName", required: true)]
    public Input<string> SecretName { get; set; } = null!;
}

/// <summary>The issuer that a <see cref="Certificate"/> asks.</summary>
public sealed class IssuerReferenceArgs : ResourceArgs
{
    /// <summary>The issuer's name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The issuer's kind. Default: <c>Issuer</c>.</summary>
    [Input("kind")]
    public Input<string> Kind { get; set; } = "Issuer";

    /// <summary>The issuer's API group. Default: <c>cert-manager.io</c>.</summary>
    [Input("group")]
    public Input<string> Group { get; set; } = "cert-manager.io";
}

/// <summary>An issuer that has a PKI engine of Vault sign.</summary>
public sealed class VaultIssuerSpecArgs : ResourceArgs
{
    /// <summary>Vault's address.</summary>
    [Input("server", required: true)]
    public Input<string> Server { get; set; } = null!;

    /// <summary>The path that signs: <c>MOUNT/sign/ROLE</c>.</summary>
    [Input("path", required: true)]
    public Input<string> Path { get; set; } = null!;

    /// <summary>The CA of Vault's server certificate, PEM in base64.</summary>
    [Input("caBundle")]
    public Input<string>? CaBundle { get; set; }

    /// <summary>How cert-manager logs in.</summary>
    [Input("auth", required: true)]
    public Input<VaultAuthArgs> Auth { get; set; } = null!;
}

/// <summary>How cert-manager logs in to Vault.</summary>
public sealed class VaultAuthArgs : ResourceArgs
{
    /// <summary>With the token of a ServiceAccount.</summary>
    [Input("kubernetes")]
    public Input<VaultKubernetesAuthArgs>? Kubernetes { get; set; }
}

/// <summary>A login with the token of a ServiceAccount.</summary>
public sealed class VaultKubernetesAuthArgs : ResourceArgs
{
    /// <summary>The path of the login method, from <c>/v1/</c> on.</summary>
    [Input("mountPath")]
    public Input<string>? MountPath { get; set; }

    /// <summary>The role of the login.</summary>
    [Input("role", required: true)]
    public Input<string> Role { get; set; } = null!;

    /// <summary>The ServiceAccount; cert-manager makes a token for each login.</summary>
    [Input("serviceAccountRef")]
    public Input<ServiceAccountReferenceArgs>? ServiceAccountRef { get; set; }
}

/// <summary>A ServiceAccount of the issuer's namespace.</summary>
public sealed class ServiceAccountReferenceArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}
