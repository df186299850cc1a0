using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Prototypes.Tests.Schemas;

/// <summary>The keys that a chart's <c>values.yaml</c> has, to check values against where they are all that describes a chart.</summary>
internal sealed partial class ChartDefaults
{
    /// <summary>Where Istio's charts keep the defaults of what is set at the top.</summary>
    private const string InternalDefaults = "_internal_defaults_do_not_set";

    /// <summary>The keys that the templates of Istio's charts read although values.yaml does not name them.</summary>
    private static readonly HashSet<string> ReadByTemplates =
        ["profile", "platform", "compatibilityVersion", "base.validationFailurePolicy"];

    /// <summary>Maps that take any key although their default has some.</summary>
    private static readonly HashSet<string> FreeForm =
        ["annotations", "podAnnotations", "labels", "podLabels", "nodeSelector", "env", "extraArgs", "config", "meshConfig", "resources"];

    private readonly JsonObject _values;
    private readonly HashSet<string> _comments;
    private readonly bool _isIstio;

    private ChartDefaults(JsonObject values, HashSet<string> comments, bool isIstio)
    {
        _values = values;
        _comments = comments;
        _isIstio = isIstio;
    }

    /// <summary>Reads the text of a <c>values.yaml</c>.</summary>
    public static ChartDefaults Parse(string yaml)
    {
        var values = JsonData.ObjectOfYaml(yaml);
        return values[InternalDefaults] is JsonObject istio
            ? new ChartDefaults(istio, CommentedKeys(yaml, InternalDefaults + "."), isIstio: true)
            : new ChartDefaults(values, CommentedKeys(yaml, ""), isIstio: false);
    }

    /// <summary>The values that the chart does not know, a line each.</summary>
    /// <param name="values">The values.</param>
    /// <param name="folded">The key whose content counts as if it stood at the top; null if there is none.</param>
    public IEnumerable<string> Check(JsonObject values, string? folded = null) => values.SelectMany(pair =>
        pair.Key == folded && pair.Value is JsonObject inner ? CheckFolded(inner, folded)
        : CheckMember(pair.Key, pair.Value, _values, ""));

    /// <summary>The defaults with values on top, as Helm merges them: maps key by key, and null takes a default away.</summary>
    public JsonObject With(JsonObject values) => Merge(_values, values);

    private static JsonObject Merge(JsonObject defaults, JsonObject values)
    {
        var merged = (JsonObject)defaults.DeepClone();
        foreach (var (key, value) in values)
        {
            if (value is null)
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = value is JsonObject map && defaults[key] is JsonObject known ? Merge(known, map) : value.DeepClone();
            }
        }

        return merged;
    }

    // The key may have defaults of its own beside what is folded.
    private IEnumerable<string> CheckFolded(JsonObject values, string folded) => values.SelectMany(pair =>
        _values[folded] is JsonObject own && own.ContainsKey(pair.Key)
            ? CheckMember(pair.Key, pair.Value, own, $"{folded}.")
            : Check(new JsonObject { [pair.Key] = pair.Value?.DeepClone() }).Select(problem => $"{folded}.{problem}"));

    private IEnumerable<string> CheckMember(string key, JsonNode? value, JsonObject defaults, string prefix)
    {
        var path = prefix + key;
        if (!defaults.TryGetPropertyValue(key, out var @default))
        {
            return _comments.Contains(path) || (_isIstio && ReadByTemplates.Contains(path)) ? [] : [$"{path}: is not known"];
        }

        return (value, @default) switch
        {
            (_, null) or (_, JsonObject { Count: 0 }) => [],
            (JsonObject map, JsonObject known) => FreeForm.Contains(key)
                ? []
                : map.SelectMany(member => CheckMember(member.Key, member.Value, known, path + ".")),
            _ => value?.GetValueKind() is { } kind && IsScalar(kind) == IsScalar(@default.GetValueKind())
                && (IsScalar(kind) || kind == @default.GetValueKind())
                    ? []
                    : [$"{path}: {value?.ToJsonString() ?? "null"} is no value like {@default.ToJsonString()}"],
        };

        static bool IsScalar(JsonValueKind kind) =>
            kind is not (JsonValueKind.Object or JsonValueKind.Array);
    }

    // A key that has no default stands there as a comment, such as "# validationFailurePolicy: Fail".
    private static HashSet<string> CommentedKeys(string yaml, string root)
    {
        var keys = new HashSet<string>();
        var enclosing = new Stack<(int Indent, string Key)>();
        foreach (var line in yaml.Split('\n').Select(line => KeyOrComment().Match(line)).Where(match => match.Success))
        {
            var indent = line.Groups["indent"].Length;
            while (enclosing.TryPeek(out var above) && above.Indent >= indent)
            {
                enclosing.Pop();
            }

            var key = line.Groups["key"].Value;
            if (line.Groups["comment"].Success)
            {
                var path = string.Join('.', enclosing.Select(item => item.Key).Reverse().Append(key));
                keys.Add(path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..] : path);
            }
            else
            {
                enclosing.Push((indent, key));
            }
        }

        return keys;
    }

    [GeneratedRegex(@"^(?<indent> *)(?<comment># ?(?:-- )?)?(?<key>[A-Za-z_][\w.-]*):(?: |\r?$)")]
    private static partial Regex KeyOrComment();
}
