using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.Istio;

/// <summary>An AuthorizationPolicy: who may connect to pods.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class AuthorizationPolicy(string name, AuthorizationPolicyArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of an <see cref="AuthorizationPolicy"/>.</summary>
public sealed class AuthorizationPolicyArgs : CustomResourceArgs
{
    /// <summary>Makes an AuthorizationPolicy.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public AuthorizationPolicyArgs(string name, string @namespace)
        : base("security.istio.io/v1", "AuthorizationPolicy")
    {
        Metadata = ReadyCondition.Stored.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<AuthorizationPolicySpecArgs> Spec { get; set; } = null!;
}

/// <summary>Which pods, and who may connect.</summary>
public sealed class AuthorizationPolicySpecArgs : ResourceArgs
{
    [Input("rules")]
    private InputList<AuthorizationRuleArgs>? _rules;

    /// <summary>Which pods. Default: all of the namespace.</summary>
    [Input("selector")]
    public Input<WorkloadSelectorArgs>? Selector { get; set; }

    /// <summary><c>ALLOW</c> (default), <c>DENY</c> or <c>AUDIT</c>.</summary>
    [Input("action")]
    public Input<string>? Action { get; set; }

    /// <summary>Who: any of these. ALLOW without a rule admits nobody.</summary>
    public InputList<AuthorizationRuleArgs> Rules
    {
        get => _rules ??= new InputList<AuthorizationRuleArgs>();
        set => _rules = value;
    }
}

/// <summary>Who may connect, and to what.</summary>
public sealed class AuthorizationRuleArgs : ResourceArgs
{
    [Input("from")]
    private InputList<AuthorizationFromArgs>? _from;

    [Input("to")]
    private InputList<AuthorizationToArgs>? _to;

    /// <summary>Who: any of these.</summary>
    public InputList<AuthorizationFromArgs> From
    {
        get => _from ??= new InputList<AuthorizationFromArgs>();
        set => _from = value;
    }

    /// <summary>To what: any of these.</summary>
    public InputList<AuthorizationToArgs> To
    {
        get => _to ??= new InputList<AuthorizationToArgs>();
        set => _to = value;
    }
}

/// <summary>Who may connect.</summary>
public sealed class AuthorizationFromArgs : ResourceArgs
{
    /// <summary>The peer.</summary>
    [Input("source")]
    public Input<AuthorizationSourceArgs>? Source { get; set; }
}

/// <summary>A peer: all that is set.</summary>
public sealed class AuthorizationSourceArgs : ResourceArgs
{
    [Input("principals")]
    private InputList<string>? _principals;

    [Input("namespaces")]
    private InputList<string>? _namespaces;

    /// <summary>Its identities, as <c>cluster.local/ns/NAMESPACE/sa/NAME</c>.</summary>
    public InputList<string> Principals
    {
        get => _principals ??= new InputList<string>();
        set => _principals = value;
    }

    /// <summary>Its namespaces.</summary>
    public InputList<string> Namespaces
    {
        get => _namespaces ??= new InputList<string>();
        set => _namespaces = value;
    }
}

/// <summary>What may be connected to.</summary>
public sealed class AuthorizationToArgs : ResourceArgs
{
    /// <summary>The operation.</summary>
    [Input("operation")]
    public Input<AuthorizationOperationArgs>? Operation { get; set; }
}

/// <summary>An operation. ztunnel knows ports only.</summary>
public sealed class AuthorizationOperationArgs : ResourceArgs
{
    [Input("ports")]
    private InputList<string>? _ports;

    /// <summary>The ports of the pod.</summary>
    public InputList<string> Ports
    {
        get => _ports ??= new InputList<string>();
        set => _ports = value;
    }
}
