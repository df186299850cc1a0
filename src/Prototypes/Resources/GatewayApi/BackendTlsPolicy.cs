using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.GatewayApi;

/// <summary>A BackendTLSPolicy: how a Gateway verifies the certificate of a Service that speaks TLS.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class BackendTlsPolicy(string name, BackendTlsPolicyArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="BackendTlsPolicy"/>.</summary>
public sealed class BackendTlsPolicyArgs : CustomResourceArgs
{
    /// <summary>Makes a BackendTLSPolicy.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public BackendTlsPolicyArgs(string name, string @namespace)
        : base("gateway.networking.k8s.io/v1", "BackendTLSPolicy")
    {
        Metadata = ReadyCondition.Stored.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<BackendTlsPolicySpecArgs> Spec { get; set; } = null!;
}

/// <summary>Whom it is for, and what is verified.</summary>
public sealed class BackendTlsPolicySpecArgs : ResourceArgs
{
    [Input("targetRefs", required: true)]
    private InputList<PolicyTargetReferenceArgs>? _targetRefs;

    /// <summary>The Services, in its namespace.</summary>
    public InputList<PolicyTargetReferenceArgs> TargetRefs
    {
        get => _targetRefs ??= new InputList<PolicyTargetReferenceArgs>();
        set => _targetRefs = value;
    }

    /// <summary>What is verified.</summary>
    [Input("validation", required: true)]
    public Input<BackendTlsValidationArgs> Validation { get; set; } = null!;
}

/// <summary>An object that a policy is for.</summary>
public sealed class PolicyTargetReferenceArgs : ResourceArgs
{
    /// <summary>Its API group, empty for the core group.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Its kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The name of one of its ports.</summary>
    [Input("sectionName")]
    public Input<string>? SectionName { get; set; }
}

/// <summary>What is verified.</summary>
public sealed class BackendTlsValidationArgs : ResourceArgs
{
    [Input("caCertificateRefs")]
    private InputList<LocalObjectReferenceArgs>? _caCertificateRefs;

    /// <summary>The host that the certificate is for, and the name that is sent in the handshake.</summary>
    [Input("hostname", required: true)]
    public Input<string> Hostname { get; set; } = null!;

    /// <summary>ConfigMaps with <c>ca.crt</c>.</summary>
    public InputList<LocalObjectReferenceArgs> CaCertificateRefs
    {
        get => _caCertificateRefs ??= new InputList<LocalObjectReferenceArgs>();
        set => _caCertificateRefs = value;
    }

    /// <summary><c>System</c> for the CAs of the Gateway's system.</summary>
    [Input("wellKnownCACertificates")]
    public Input<string>? WellKnownCACertificates { get; set; }
}

/// <summary>An object of the same namespace.</summary>
public sealed class LocalObjectReferenceArgs : ResourceArgs
{
    /// <summary>Its API group, empty for the core group.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Its kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}
