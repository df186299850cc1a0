using System.Text.RegularExpressions;

namespace Prototypes.Operations.Etcd;

/// <summary>A Kubernetes resource whose values can be encrypted, and where etcd keeps them.</summary>
public sealed partial record EncryptedResource
{
    /// <summary>Core resources whose folder in etcd has another name than the resource (upstream:
    /// SpecialDefaultResourcePrefixes).</summary>
    private static readonly Dictionary<string, string> OtherFolders = new(StringComparer.Ordinal)
    {
        ["endpoints"] = "services/endpoints",
        ["nodes"] = "minions",
        ["replicationcontrollers"] = "controllers",
        ["services"] = "services/specs",
    };

    private static readonly HashSet<string> CoreResources = new(StringComparer.Ordinal)
    {
        "configmaps", "endpoints", "events", "limitranges", "namespaces", "nodes", "persistentvolumeclaims", "persistentvolumes",
        "pods", "podtemplates", "replicationcontrollers", "resourcequotas", "secrets", "serviceaccounts", "services",
    };

    private EncryptedResource(string name, string folder)
    {
        Name = name;
        Folder = folder;
    }

    /// <summary>The Secrets of all namespaces.</summary>
    public static EncryptedResource Secrets { get; } = new("secrets", "/registry/secrets/");

    /// <summary>The resource as an EncryptionConfiguration and kubectl name it: <c>secrets</c>, or <c>widgets.example.com</c> for custom
    /// resources.</summary>
    public string Name { get; }

    /// <summary>What the keys of its values in etcd begin with.</summary>
    public string Folder { get; }

    /// <summary>Whether it is a custom resource, which only exists where its definition is installed.</summary>
    public bool IsCustom => Name.Contains('.', StringComparison.Ordinal);

    /// <summary>The resource of that name; null when it is no core resource and not of the form <c>plural.group</c> of a custom
    /// one.</summary>
    /// <remarks>Resources of the built-in groups (<c>deployments.apps</c>) hold no secrets and are left out, and so are wildcards: a
    /// rewrite has to know every value.</remarks>
    public static EncryptedResource? Find(string name)
    {
        if (CoreResources.Contains(name))
        {
            return new EncryptedResource(name, $"/registry/{OtherFolders.GetValueOrDefault(name, name)}/");
        }

        return CustomPattern().Match(name) is { Success: true } match
            && !match.Groups["group"].Value.EndsWith(".k8s.io", StringComparison.Ordinal)
            ? new EncryptedResource(name, $"/registry/{match.Groups["group"].Value}/{match.Groups["plural"].Value}/")
            : null;
    }

    /// <summary>The object that a key in etcd belongs to; the namespace is null when the resource has none.</summary>
    internal (string? Namespace, string Name) ObjectOf(string key)
    {
        var path = key[Folder.Length..];
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (null, path) : (path[..slash], path[(slash + 1)..]);
    }

    // The group of a custom resource is a domain name, so it has a dot of its own.
    [GeneratedRegex(@"^(?<plural>[a-z0-9]+)\.(?<group>[a-z0-9-]+(\.[a-z0-9-]+)+)$")]
    private static partial Regex CustomPattern();
}
