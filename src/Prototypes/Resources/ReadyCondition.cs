using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Prototypes.Resources;

/// <summary>
/// What Pulumi waits for on a custom resource. Without the annotation a custom resource counts as ready as soon as the API server has stored
/// it, and what depends on it starts too early (https://github.com/pulumi/pulumi-kubernetes/issues/1260).
/// </summary>
internal sealed class ReadyCondition
{
    /// <summary>The annotation that the Kubernetes provider reads.</summary>
    private const string WaitFor = "pulumi.com/waitFor";

    /// <summary>
    /// How long a custom resource may take until it is ready. A route waits for its Gateway, and that for its load balancer: longer than any of them takes.
    /// </summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private readonly string? _expression;

    private ReadyCondition(string? expression)
    {
        _expression = expression;
    }

    /// <summary>Ready once it is stored: the kind has no status.</summary>
    public static ReadyCondition Stored { get; } = new(null);

    /// <summary>Ready when its condition <c>Ready</c> is true.</summary>
    public static ReadyCondition Ready { get; } = new("condition=Ready");

    /// <summary>Ready when its condition <c>Accepted</c> is true.</summary>
    public static ReadyCondition Accepted { get; } = new("condition=Accepted");

    /// <summary>Ready when its condition <c>Programmed</c> is true.</summary>
    public static ReadyCondition Programmed { get; } = new("condition=Programmed");

    /// <summary>Ready when its first parent has accepted it and found all that it refers to. A route keeps its conditions by parent.</summary>
    public static ReadyCondition Attached { get; } = new($"[{OfParent("Accepted")}, {OfParent("ResolvedRefs")}]");

    /// <summary>Makes the metadata of an object that is waited for.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace, or null for one of the whole cluster.</param>
    public ObjectMetaArgs Metadata(string name, string? @namespace)
    {
        var metadata = new ObjectMetaArgs { Name = name };
        if (@namespace is not null)
        {
            metadata.Namespace = @namespace;
        }

        if (_expression is not null)
        {
            metadata.Annotations.Add(WaitFor, _expression);
        }

        return metadata;
    }

    /// <summary>The options of an object that is waited for, on top of its caller's.</summary>
    /// <param name="options">What the caller asks for.</param>
    public static CustomResourceOptions Options(CustomResourceOptions? options) => CustomResourceOptions.Merge(
        new CustomResourceOptions { CustomTimeouts = new CustomTimeouts { Create = Timeout, Update = Timeout } }, options);

    // An element of a JSON array; the provider waits for all of them.
    private static string OfParent(string condition) =>
        $$"""
        "jsonpath={.status.parents[0].conditions[?@.type=='{{condition}}'].status}=True"
        """;
}
