using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.CertManager;

/// <summary>A cert-manager Certificate: a key pair and certificate kept valid in a Secret. Ready when the Secret holds it.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class Certificate(string name, CertificateArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="Certificate"/> (cert-manager.io/v1).</summary>
public sealed class CertificateArgs : CustomResourceArgs
{
    /// <summary>Makes a Certificate that Pulumi waits for until it is issued.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public CertificateArgs(string name, string @namespace)
        : base("cert-manager.io/v1", "Certificate")
    {
        Metadata = ReadyCondition.Ready.Metadata(name, @namespace);
    }

    /// <summary>What is issued, by whom, and where it is kept.</summary>
    [Input("spec", required: true)]
    public Input<CertificateSpecArgs> Spec { get; set; } = null!;
}

/// <summary>What a <see cref="Certificate"/> is issued for.</summary>
public sealed class CertificateSpecArgs : ResourceArgs
{
    [Input("dnsNames")]
    private InputList<string>? _dnsNames;

    [Input("ipAddresses")]
    private InputList<string>? _ipAddresses;

    [Input("usages")]
    private InputList<string>? _usages;

    /// <summary>Whether it may sign other certificates.</summary>
    [Input("isCA")]
    public Input<bool>? IsCa { get; set; }

    /// <summary>The subject's common name. Clients do not look at it: hosts stand in <see cref="DnsNames"/>.</summary>
    [Input("commonName")]
    public Input<string>? CommonName { get; set; }

    /// <summary>The host names that clients may reach the holder by (subject alternative names).</summary>
    public InputList<string> DnsNames
    {
        get => _dnsNames ??= new InputList<string>();
        set => _dnsNames = value;
    }

    /// <summary>The IP addresses that clients may reach the holder by.</summary>
    public InputList<string> IpAddresses
    {
        get => _ipAddresses ??= new InputList<string>();
        set => _ipAddresses = value;
    }

    /// <summary>How long before its end it is renewed, as a Go duration. Default: a third of its lifetime.</summary>
    [Input("renewBefore")]
    public Input<string>? RenewBefore { get; set; }

    /// <summary>How long it is valid, as a Go duration such as <c>2160h</c>.</summary>
    [Input("duration")]
    public Input<string>? Duration { get; set; }

    /// <summary>What the key may be used for. cert-manager's default lacks <c>server auth</c>, which some clients ask for.</summary>
    public InputList<string> Usages
    {
        get => _usages ??= new InputList<string>();
        set => _usages = value;
    }

    /// <summary>The Secret that receives <c>tls.crt</c>, <c>tls.key</c> and <c>ca.crt</c>.</summary>
    [Input("secretName", required: true)]
    public Input<string> SecretName { get; set; } = null!;

    /// <summary>The key.</summary>
    [Input("privateKey")]
    public Input<CertificatePrivateKeyArgs>? PrivateKey { get; set; }

    /// <summary>The issuer that signs.</summary>
    [Input("issuerRef", required: true)]
    public Input<IssuerReferenceArgs> IssuerRef { get; set; } = null!;
}

/// <summary>The key of a <see cref="Certificate"/>.</summary>
public sealed class CertificatePrivateKeyArgs : ResourceArgs
{
    /// <summary><c>ECDSA</c>, <c>RSA</c> or <c>Ed25519</c>.</summary>
    [Input("algorithm")]
    public Input<string>? Algorithm { get; set; }

    /// <summary>Its size in bits: 256, 384 or 521 for ECDSA.</summary>
    [Input("size")]
    public Input<int>? Size { get; set; }

    /// <summary><c>Always</c> makes a new key at each renewal, <c>Never</c> keeps it.</summary>
    [Input("rotationPolicy")]
    public Input<string>? RotationPolicy { get; set; }
}
