using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Prototypes.Planning.Values;

namespace Prototypes.Planning.Recording;

/// <summary>
/// What is secret by its nature, whether or not the program says so. Plans are committed and pasted into pull requests, so this errs on the
/// safe side.
/// </summary>
internal static partial class KnownSecrets
{
    private const string KubernetesPackage = "kubernetes:";

    private static readonly string[] SecretContent = ["data", "stringData"];
    private static readonly string[] RemoteCommand = [
        "connection.password", "connection.privateKey", "connection.privateKeyPassPhrase",
        "connection.proxy.password", "connection.proxy.privateKey", "connection.proxy.privateKeyPassPhrase"];

    private static readonly FrozenDictionary<string, string[]> Inputs = new Dictionary<string, string[]>
    {
        ["command:local:Command"] = ["environment", "stdin"],
        ["command:local:run"] = ["environment", "stdin"],
        ["command:remote:Command"] = ["environment", "stdin", .. RemoteCommand],
        ["command:remote:CopyFile"] = RemoteCommand,
        ["command:remote:CopyToRemote"] = RemoteCommand,
        ["kubernetes:core/v1:Secret"] = SecretContent,
        ["kubernetes:core/v1:SecretPatch"] = SecretContent,
        ["kubernetes:helm.sh/v3:Release"] = ["repositoryOpts.password"],
        ["kubernetes:helm.sh/v4:Chart"] = ["repositoryOpts.password"],
        ["pulumi:providers:kubernetes"] = ["kubeconfig"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> Outputs = new Dictionary<string, string[]>
    {
        ["command:remote:Command"] = ["connection"],
        ["command:remote:CopyFile"] = ["connection"],
        ["command:remote:CopyToRemote"] = ["connection"],
        ["kubernetes:core/v1:Secret"] = SecretContent,
        ["kubernetes:core/v1:SecretPatch"] = SecretContent,
        ["random:index/randomBytes:RandomBytes"] = ["base64", "hex"],
        ["random:index/randomPassword:RandomPassword"] = ["bcryptHash", "result"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The outputs that the typed class of a resource declares secret.</summary>
    public static IReadOnlyList<string> OutputsOf(string type) => Outputs.GetValueOrDefault(type, []);

    /// <summary>The inputs of a resource with what is secret by nature replaced; the names within stay visible.</summary>
    public static PlanMap Mask(string type, PlanMap inputs)
    {
        PlanValue masked = inputs;
        foreach (var path in Inputs.GetValueOrDefault(type, []))
        {
            masked = MaskAt(masked, path.Split('.'));
        }

        return (PlanMap)(type.StartsWith(KubernetesPackage, StringComparison.Ordinal) ? MaskSecretObjects(masked) : masked);
    }

    /// <summary>Whether a value holds a secret that was replaced.</summary>
    public static bool HoldsSecret(PlanValue value) => value switch
    {
        PlanMap map => map.Values.Any(HoldsSecret),
        PlanList list => list.Any(HoldsSecret),
        _ => ReferenceEquals(value, PlanValue.Secret),
    };

    private static PlanValue MaskAt(PlanValue value, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return MaskLeaves(value);
        }

        return value is PlanMap map && map.TryGetValue(path[0], out var item) ? Replace(map, path[0], MaskAt(item, path[1..])) : value;
    }

    // A list or map of objects may hold whole Kubernetes Secrets: items of a List, objs of a ConfigGroup, or YAML in a text.
    private static PlanValue MaskSecretObjects(PlanValue value) => value switch
    {
        PlanText text when SecretManifest().IsMatch(text.Value) => PlanValue.Secret,
        PlanList list => new PlanList([.. list.Select(MaskSecretObjects)]),
        PlanMap map when map.GetValueOrDefault("kind") is PlanText { Value: "Secret" } => (PlanMap)SecretContent.Aggregate(
            (PlanValue)map, (masked, name) => MaskAt(masked, [name])),
        PlanMap map => new PlanMap(map.Select(entry => KeyValuePair.Create(entry.Key, MaskSecretObjects(entry.Value)))),
        _ => value,
    };

    private static PlanValue MaskLeaves(PlanValue value) => value switch
    {
        PlanMap map => new PlanMap(map.Select(entry => KeyValuePair.Create<string, PlanValue>(entry.Key, PlanValue.Secret))),
        _ => PlanValue.Secret,
    };

    private static PlanMap Replace(PlanMap map, string key, PlanValue value) =>
        new(map.Select(entry => entry.Key == key ? KeyValuePair.Create(key, value) : entry));

    [GeneratedRegex(@"^[\s""{,-]*kind""?\s*:\s*[""']?Secret\b", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SecretManifest();
}
