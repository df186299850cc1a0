using Prototypes.Operations.Kubernetes;

namespace Prototypes.Operations.Vault;

/// <summary>Which Vault an operation works on, and how it gets there.</summary>
public sealed record VaultTarget
{
    /// <summary>The cluster that Vault runs in.</summary>
    public KubectlOptions Kubectl { get; init; } = new();

    /// <summary>Vault's namespace. Default: <c>vault</c>.</summary>
    public string Namespace { get; init; } = "vault";

    /// <summary>
    /// The Helm release of the chart <c>hashicorp/vault</c>, which names the pods <c>RELEASE-0</c>, <c>RELEASE-1</c> and so on. Default:
    /// <c>vault</c>.
    /// </summary>
    public string Release { get; init; } = "vault";

    /// <summary>The number of replicas. Default: 3.</summary>
    public int Replicas { get; init; } = 3;

    /// <summary>The host name that Vault's certificate must be valid for. Default: <c>RELEASE.NAMESPACE.svc</c>.</summary>
    public string? ServerName { get; init; }

    /// <summary>
    /// The certificates (PEM) that Vault's certificate must chain up to; null reads them from <see cref="AuthoritySecret"/>.
    /// </summary>
    public string? Authority { get; init; }

    /// <summary>
    /// The Secret in Vault's namespace whose key <c>ca.crt</c> holds the CA, when <see cref="Authority"/> is not given; nothing else of it
    /// is read. Default: <c>vault-tls</c>.
    /// </summary>
    public string AuthoritySecret { get; init; } = "vault-tls";

    /// <summary>How long a replica may take to answer one request. Default: 30 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long pods, replicas, joins and leaders are waited for, each.</summary>
    public Patience Patience { get; init; } = new();

    internal string HostName => ServerName ?? $"{Release}.{Namespace}.svc";

    internal IEnumerable<string> Pods => Enumerable.Range(0, Replicas).Select(ordinal => $"{Release}-{ordinal}");
}
