namespace Prototypes.Operations.Etcd;

/// <summary>What made the cluster; it decides how its node is reached.</summary>
public enum NodeKind
{
    /// <summary>A container of kind, reached with <c>docker exec</c>.</summary>
    Kind,

    /// <summary>A machine of minikube, reached with <c>minikube ssh</c>.</summary>
    Minikube,
}

/// <summary>The cluster that an operation works on, and how long it may wait for it.</summary>
public sealed record EtcdOptions
{
    /// <summary>What made the cluster.</summary>
    public required NodeKind Kind { get; init; }

    /// <summary>The name of the kind cluster or the minikube profile.</summary>
    public required string Cluster { get; init; }

    /// <summary>The kubeconfig context. Default: <c>kind-&lt;name&gt;</c> for kind, the profile's name for minikube.</summary>
    public string? Context { get; init; }

    /// <summary>How long the API server may take to become ready after its manifest changed before the old one is put back. Default: 5
    /// minutes.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the API server, which looks for changes every minute, may take to load a configuration. Default: 3
    /// minutes.</summary>
    public TimeSpan ReloadTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How often to look. Default: 2 seconds.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Environment variables for the tools, on top of the inherited ones (<c>KUBECONFIG</c>, <c>MINIKUBE_HOME</c>,
    /// <c>PATH</c>).</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    internal string ContextOrDefault => Context ?? (Kind == NodeKind.Kind ? $"kind-{Cluster}" : Cluster);
}
