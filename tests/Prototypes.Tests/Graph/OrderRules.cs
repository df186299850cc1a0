namespace Prototypes.Tests.Graph;

/// <summary>What must be there before an object of the cluster can be created. Each rule returns what breaks it, a line each.</summary>
internal static class OrderRules
{
    /// <summary>The API groups that every cluster has, as the first part of the type's module.</summary>
    private static readonly HashSet<string> BuiltIn =
        ["core", "apps", "batch", "networking.k8s.io", "rbac.authorization.k8s.io", "policy", "storage.k8s.io", "helm.sh", "yaml", "admissionregistration.k8s.io"];

    /// <summary>The namespaces that every cluster has.</summary>
    private static readonly HashSet<string> BuiltInNamespaces = ["default", "kube-system", "kube-public"];

    /// <summary>Which chart or file of manifests brings the CRDs of an API group.</summary>
    private static readonly Dictionary<string, string> CreatorsOfGroups = new()
    {
        ["cert-manager.io"] = "cert-manager",
        ["gateway.networking.k8s.io"] = "gateway-api",
        ["gateway.nginx.org"] = "nginx-gateway-fabric",
        ["metallb.io"] = "metallb",
        ["networking.istio.io"] = "base",
        ["security.istio.io"] = "base",
        ["telemetry.istio.io"] = "base",
    };

    /// <summary>Every custom resource comes after its CRD, and every Ingress after the controller whose webhook admits it.</summary>
    public static IEnumerable<string> KindsBeforeTheirObjects(ResourceGraph graph) =>
        from resource in graph.Resources
        where resource.IsInCluster
        let apiGroup = resource.Type.Split(':')[1].Split('/')[0]
        where !BuiltIn.Contains(apiGroup) || resource.Type.EndsWith(":Ingress", StringComparison.Ordinal)
        let creator = BuiltIn.Contains(apiGroup) ? "ingress-nginx" : CreatorsOfGroups.GetValueOrDefault(apiGroup)
        where creator is null || !graph.Before(resource.Name).Any(name => Installs(graph[name], creator))
        select $"{resource.Name} does not wait for {creator ?? "what brings its CRD, which is not known"}.";

    /// <summary>Every object comes after the namespace that it is in, and each namespace is created once.</summary>
    public static IEnumerable<string> NamespacesBeforeTheirObjects(ResourceGraph graph)
    {
        var namespaces = graph.OfType("kubernetes:core/v1:Namespace").ToLookup(resource => resource.TextAt("metadata.name"));
        return
        [
            .. from twice in namespaces
               where twice.Count() > 1
               select $"The namespace {twice.Key} is created by {string.Join(" and ", twice.Select(resource => resource.Name))}.",
            .. from resource in graph.Resources
               where resource.IsInCluster
               let name = resource.TextAt("metadata.namespace") ?? resource.TextAt("namespace")
               where name is not null && !BuiltInNamespaces.Contains(name)
               let creator = namespaces[name].FirstOrDefault()
               where creator is null || !graph.Before(resource.Name).Contains(creator.Name)
               select $"{resource.Name} does not wait for its namespace {name}.",
        ];
    }

    private static bool Installs(RegisteredResource resource, string creator) =>
        (resource.TextAt("chart") ?? resource.TextAt("file"))?.Split('/').Any(part => part == creator) == true;
}
