namespace Prototypes.Operations.Kubernetes;

/// <summary>Which cluster <c>kubectl</c> talks to, and as whom.</summary>
public sealed record KubectlOptions
{
    /// <summary>The tool: a name that is looked up on <c>PATH</c>, or a path. Default: <c>kubectl</c>.</summary>
    public string Tool { get; init; } = "kubectl";

    /// <summary>The kubeconfig file; null leaves the choice to kubectl.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>The context in that file; null takes the current one.</summary>
    public string? Context { get; init; }

    /// <summary>Environment variables on top of the inherited ones. None by default.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How long kubectl may take to answer, or to say that a port is forwarded. Default: 20 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);
}
