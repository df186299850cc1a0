namespace Prototypes.Tests.Graph;

/// <summary>
/// What every pod of ours must be like: the Pod Security Standard "restricted" (https://kubernetes.io/docs/concepts/security/pod-security-standards/),
/// and what the project asks for beyond it. Each rule returns what breaks it, a line each.
/// </summary>
internal static class PodRules
{
    /// <summary>Images that write to their root file system, and can't be changed (https://github.com/istio/istio/issues/56032).</summary>
    private static readonly string[] WritingImages = ["docker.io/istio/examples-bookinfo-reviews-v"];

    private static readonly HashSet<string> AllowedVolumes =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    /// <summary>Every pod would be admitted to a namespace that enforces "restricted".</summary>
    public static IEnumerable<string> Restricted(ResourceGraph graph) => Check(graph, RestrictedPod, RestrictedContainer);

    /// <summary>Every container has a read-only root, resources and, where it serves a port, a readiness probe; no pod can talk to the API server.</summary>
    public static IEnumerable<string> Hardened(ResourceGraph graph) => Check(graph, HardenedPod, HardenedContainer);

    /// <summary>Every image has a tag other than "latest", or a digest.</summary>
    public static IEnumerable<string> PinnedImages(ResourceGraph graph) => Check(graph, _ => [], container =>
        [("image", container.TextAt("image") is { } image && (image.Contains('@', StringComparison.Ordinal)
            || image.Split('/')[^1].Split(':') is [_, not ("" or "latest")]))]);

    /// <summary>The pods of a graph, each as a resource whose inputs are its specification.</summary>
    public static IEnumerable<RegisteredResource> PodsOf(ResourceGraph graph) =>
        from resource in graph.Resources
        where resource.IsInCluster
        from path in (string[])["spec", "spec.template.spec", "spec.jobTemplate.spec.template.spec"]
        let pod = resource.At(path) as IReadOnlyDictionary<string, object>
        where pod is not null && pod.ContainsKey("containers")
        select resource with { Inputs = System.Collections.Immutable.ImmutableDictionary.CreateRange(pod) };

    private static IEnumerable<string> Check(
        ResourceGraph graph,
        Func<RegisteredResource, IEnumerable<(string Rule, bool Holds)>> ofPod,
        Func<RegisteredResource, IEnumerable<(string Rule, bool Holds)>> ofContainer) =>
        from pod in PodsOf(graph)
        let containers = pod.ItemsAt("containers").Concat(pod.ItemsAt("initContainers")).Concat(pod.ItemsAt("ephemeralContainers"))
        // What a container does not say of itself, its pod says.
        from check in ofPod(pod).Concat(containers.SelectMany(container => ofContainer(container with
        {
            Inputs = container.Inputs.SetItem("pod", pod.Inputs),
        })))
        where !check.Holds
        select $"{pod.Name}: {check.Rule}.";

    private static IEnumerable<(string, bool)> RestrictedPod(RegisteredResource pod) =>
    [
        .. from host in (string[])["hostNetwork", "hostPID", "hostIPC"]
           select (host, pod.At(host) is not true),
        .. from volume in pod.ItemsAt("volumes")
           from type in volume.Inputs.Keys
           where type != "name"
           select ($"volume {type}", AllowedVolumes.Contains(type)),
    ];

    private static IEnumerable<(string, bool)> RestrictedContainer(RegisteredResource container) =>
    [
        ("privileged", container.At("securityContext.privileged") is not true),
        ("allowPrivilegeEscalation", container.At("securityContext.allowPrivilegeEscalation") is false),
        ("runAsNonRoot", OfContainerOrPod(container, "runAsNonRoot") is true),
        ("runAsUser", OfContainerOrPod(container, "runAsUser") is not 0.0),
        ("seccompProfile", OfContainerOrPod(container, "seccompProfile.type") is "RuntimeDefault" or "Localhost"),
        ("capabilities.drop", ListAt(container, "securityContext.capabilities.drop").Contains("ALL")),
        ("capabilities.add", ListAt(container, "securityContext.capabilities.add").All(capability => capability is "NET_BIND_SERVICE")),
        .. from port in container.ItemsAt("ports")
           select ("hostPort", port.At("hostPort") is null),
    ];

    private static IEnumerable<(string, bool)> HardenedPod(RegisteredResource pod) =>
    [
        ("automountServiceAccountToken", pod.At("automountServiceAccountToken") is false),
    ];

    private static IEnumerable<(string, bool)> HardenedContainer(RegisteredResource container) =>
    [
        ("readOnlyRootFilesystem", container.At("securityContext.readOnlyRootFilesystem") is bool readOnly && readOnly != Writes(container)),
        ("readinessProbe", container.At("readinessProbe") is not null || container.At("ports") is null),
        .. from amount in (string[])["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"]
           select (amount, container.TextAt($"resources.{amount}") is not null),
    ];

    private static bool Writes(RegisteredResource container) =>
        WritingImages.Any(image => container.TextAt("image")?.StartsWith(image, StringComparison.Ordinal) == true);

    private static object? OfContainerOrPod(RegisteredResource container, string member) =>
        container.At($"securityContext.{member}") ?? container.At($"pod.securityContext.{member}");

    private static IEnumerable<object> ListAt(RegisteredResource resource, string path) =>
        (resource.At(path) as System.Collections.IEnumerable)?.Cast<object>() ?? [];
}
