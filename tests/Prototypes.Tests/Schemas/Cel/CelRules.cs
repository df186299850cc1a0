using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Prototypes.Tests.Schemas.Cel;

/// <summary>
/// Evaluates the rules of a structural schema (<c>x-kubernetes-validations</c>) that apply to a value. Rules that compare with the object before
/// an update do not apply to its creation.
/// </summary>
internal static class CelRules
{
    private static readonly ConcurrentDictionary<string, CelExpression> Parsed = new();

    /// <summary>What breaks the rules, a line each. The value has the schema's defaults.</summary>
    public static IEnumerable<string> Check(JsonObject schema, JsonNode? value) => Check(schema, value, "");

    /// <summary>The rules at every place of a schema.</summary>
    public static IEnumerable<string> Of(JsonObject schema) =>
        RulesAt(schema).Select(rule => rule.TextAt("rule")!).Concat(
            (schema["properties"] as JsonObject ?? []).Select(property => property.Value)
                .Append(schema["items"])
                .Append(schema["additionalProperties"])
                .OfType<JsonObject>()
                .SelectMany(Of));

    private static IEnumerable<string> Check(JsonObject schema, JsonNode? value, string path)
    {
        if (value is null)
        {
            return [];
        }

        var problems =
            from rule in RulesAt(schema)
            let problem = Evaluate(rule.TextAt("rule")!, value)
            where problem is not null
            select $"{path}: {rule.TextAt("message") ?? rule.TextAt("rule")} ({problem})";
        return problems.Concat(value switch
        {
            JsonObject map => from member in map
                              let described = (schema["properties"].At(member.Key) ?? schema["additionalProperties"]) as JsonObject
                              where described is not null
                              from problem in Check(described, member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")
                              select problem,
            JsonArray list when schema["items"] is JsonObject items => list.SelectMany((item, i) => Check(items, item, $"{path}[{i}]")),
            _ => [],
        });
    }

    private static string? Evaluate(string rule, JsonNode self)
    {
        try
        {
            var variables = ImmutableDictionary<string, object?>.Empty.Add("self", CelValue.Of(self));
            return CelEvaluator.Evaluate(Parsed.GetOrAdd(rule, CelParser.Parse), variables) is true ? null : "the rule is not met";
        }
        catch (CelException exception)
        {
            return exception.Message;
        }
    }

    private static IEnumerable<JsonNode?> RulesAt(JsonObject schema) => schema.ItemsAt("x-kubernetes-validations")
        .Where(rule => !rule.TextAt("rule")!.Contains("oldSelf", StringComparison.Ordinal));
}
