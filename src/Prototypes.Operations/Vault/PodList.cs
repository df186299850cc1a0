using System.Text.Json.Nodes;

namespace Prototypes.Operations.Vault;

/// <summary>Reads <c>kubectl get pods -o json</c>.</summary>
internal static class PodList
{
    /// <summary>Says what keeps the first of some pods from running; null when all of them run.</summary>
    public static string? FindObstacle(string json, IEnumerable<string> expected)
    {
        var pods = (JsonNode.Parse(json)?["items"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .ToDictionary(pod => pod["metadata"]?["name"]?.GetValue<string>() ?? "", pod => pod["status"]);
        return expected.Select(name => pods.TryGetValue(name, out var status) ? FindObstacle(name, status) : $"{name} does not exist.")
            .FirstOrDefault(obstacle => obstacle is not null);
    }

    private static string? FindObstacle(string name, JsonNode? status)
    {
        var containers = (status?["containerStatuses"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (containers.Count > 0 && containers.TrueForAll(container => container["state"]?["running"] is not null))
        {
            return null;
        }

        var waiting = containers.Select(container => container["state"]?["waiting"]).FirstOrDefault(state => state is not null);
        var condition = (status?["conditions"] as JsonArray ?? [])
            .FirstOrDefault(entry => entry?["status"]?.GetValue<string>() == "False" && entry["message"] is not null);
        var reason = Text(waiting?["reason"]) ?? Text(condition?["reason"]) ?? Text(status?["phase"]) ?? "no status yet";
        var message = Text(waiting?["message"]) ?? Text(condition?["message"]);
        return message is null ? $"{name} is not running ({reason})." : $"{name} is not running ({reason}: {message.TrimEnd('.')}).";
    }

    private static string? Text(JsonNode? node) => node?.ToString().ReplaceLineEndings(" ");
}
