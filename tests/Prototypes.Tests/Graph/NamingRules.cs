using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Prototypes.Tests.Schemas;

namespace Prototypes.Tests.Graph;

/// <summary>Names, ports and amounts as the API server takes them. Each rule returns what breaks it, a line each.</summary>
internal static partial class NamingRules
{
    /// <summary>Objects, labels, containers and ports have names that the API server takes, and no two objects are the same.</summary>
    public static IEnumerable<string> NamesAreValid(ResourceGraph graph)
    {
        var objects = ClusterObject.AllOf(graph);
        return
        [
            .. from same in objects.GroupBy(candidate => (candidate.Group, candidate.Kind, candidate.Namespace, candidate.Name))
               where same.Count() > 1
               select $"{string.Join(" and ", same.Select(candidate => candidate.Resource))} are the same {same.Key.Kind}.",
            .. from candidate in objects
               from name in NamesOf(candidate)
               where !name.Rule.IsMatch(name.Value) || name.Value.Length > name.Longest
               select $"{candidate.Resource}: '{name.Value}' is no {name.What}.",
            .. from candidate in objects
               from duplicate in PortNamesOf(candidate).GroupBy(name => name).Where(names => names.Count() > 1)
               select $"{candidate.Resource}: it has the port '{duplicate.Key}' twice.",
        ];
    }

    /// <summary>Amounts of CPU, memory and storage can be read, and no container asks for more than its limit.</summary>
    public static IEnumerable<string> QuantitiesAreValid(ResourceGraph graph) =>
        from candidate in ClusterObject.AllOf(graph)
        from place in Resources(candidate.Body).Concat(Resources(candidate.PodTemplate)).DistinctBy(resources => resources.GetPath())
        from amount in Amounts(place["requests"]).Concat(Amounts(place["limits"]))
        let limit = place.At("limits", amount.Name)
        let problem = Quantity(amount.Value) is not { } value ? $"'{amount.Value}' is no amount of {amount.Name}"
            : Quantity(limit) is { } most && value > most ? $"it asks for {amount.Value} of {amount.Name}, more than its limit {limit}"
            : null
        where problem is not null
        select $"{candidate.Resource}: {problem}.";

    /// <summary>Node ports are in the range of node ports, and each is used once in the cluster, by a Service, a chart or a Gateway.</summary>
    public static IEnumerable<string> NodePortsAreFree(ResourceGraph graph)
    {
        var ports = (
            from resource in graph.Resources
            where resource.IsInCluster
            from port in NodePorts(JsonData.OfInput(resource.Inputs))
            select (resource.Name, Port: port)).ToList();
        return
        [
            .. from port in ports
               where port.Port is < 30000 or > 32767
               select $"{port.Name}: {port.Port} is no node port.",
            .. from same in ports.GroupBy(port => port.Port)
               where same.Count() > 1
               select $"{string.Join(" and ", same.Select(port => port.Name))} have the node port {same.Key}.",
        ];
    }

    private static IEnumerable<(string Value, Regex Rule, int Longest, string What)> NamesOf(ClusterObject candidate)
    {
        var pod = candidate.PodTemplate?["spec"];
        var containers = pod.ItemsAt("containers").Concat(pod.ItemsAt("initContainers")).ToList();
        return
        [
            candidate.Kind switch
            {
                "Namespace" => (candidate.Name, DnsLabel(), 63, "name of a Namespace"),
                "Service" => (candidate.Name, ServiceName(), 63, "name of a Service"),
                _ => (candidate.Name, DnsSubdomain(), 253, "name of an object"),
            },
            (candidate.Namespace, DnsLabel(), 63, "namespace"),
            .. from label in candidate.Labels.Concat(ClusterObject.LabelsOf(candidate.PodTemplate))
               from name in new[]
               {
                   (label.Key, LabelKey(), 317, "key of a label"),
                   (label.Value.Text() ?? "", LabelValue(), 63, "value of a label"),
               }
               select name,
            .. from container in containers
               select (container.TextAt("name") ?? "", DnsLabel(), 63, "name of a container"),
            .. from volume in pod.ItemsAt("volumes")
               select (volume.TextAt("name") ?? "", DnsLabel(), 63, "name of a volume"),
            .. from name in PortNamesOf(candidate)
               select (name, PortName(), candidate.Kind == "Service" ? 63 : 15, "name of a port"),
        ];
    }

    // The ports of a Service need names where there are several.
    private static IEnumerable<string> PortNamesOf(ClusterObject candidate)
    {
        var ports = candidate.Kind == "Service" ? candidate.Spec.ItemsAt("ports").ToList() : [];
        return ports.Select(port => port.TextAt("name") ?? "").Where(name => name.Length > 0 || ports.Count > 1)
            .Concat(from container in candidate.PodTemplate.ItemsAt("spec", "containers")
                    from port in container.ItemsAt("ports")
                    let name = port.TextAt("name")
                    where name is not null
                    select name);
    }

    private static IEnumerable<JsonNode> Resources(JsonNode? node) => Descendants(node)
        .Where(pair => pair.Key == "resources" && pair.Value is JsonObject).Select(pair => pair.Value!);

    private static IEnumerable<(string Name, JsonNode? Value)> Amounts(JsonNode? amounts) =>
        (amounts as JsonObject ?? []).Select(amount => (amount.Key, amount.Value));

    private static decimal? Quantity(JsonNode? node)
    {
        var match = QuantityText().Match(node?.ToString() ?? "");
        return match.Success
            ? decimal.Parse(match.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture) * Factor(match.Groups[2].Value)
            : null;
    }

    private static decimal Factor(string suffix) => suffix switch
    {
        "" => 1,
        "n" => 1e-9m,
        "u" => 1e-6m,
        "m" => 1e-3m,
        [.. var prefix, 'i'] => Power(1024, "KMGTPE".IndexOf(prefix, StringComparison.Ordinal) + 1),
        _ => Power(1000, "kMGTPE".IndexOf(suffix, StringComparison.Ordinal) + 1),
    };

    private static decimal Power(decimal number, int exponent) => exponent == 0 ? 1 : number * Power(number, exponent - 1);

    // A Service has them beside its ports, charts and NginxProxy in a list or map of their own, Istio in the text of a ConfigMap.
    private static IEnumerable<int> NodePorts(JsonNode? node) =>
        from member in Descendants(node)
        from port in (member.Key, member.Value) switch
        {
            ("nodePort", { } single) => [single.Number()],
            ("nodePorts", JsonObject map) => map.Select(pair => pair.Value.Number()),
            ("nodePorts", JsonArray list) => list.Select(item => item.TextAt("port") is null ? item.At("port").Number() : null),
            (_, JsonValue text) when text.Text() is { } yaml && yaml.Contains("nodePort:", StringComparison.Ordinal) =>
                JsonData.OfYaml(yaml).SelectMany(NodePorts).Select(inner => (double?)inner),
            _ => [],
        }
        where port is not null
        select (int)port;

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Descendants(JsonNode? node) => node switch
    {
        JsonObject map => map.Concat(map.SelectMany(member => Descendants(member.Value))),
        JsonArray list => list.SelectMany(Descendants),
        _ => [],
    };

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex DnsLabel();

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex ServiceName();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex DnsSubdomain();

    [GeneratedRegex(@"\A(?=[-0-9]*[a-z])[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex PortName();

    [GeneratedRegex(@"\A([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex LabelKey();

    [GeneratedRegex(@"\A([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?\z")]
    private static partial Regex LabelValue();

    [GeneratedRegex(@"\A(\d+(?:\.\d*)?)(n|u|m|k|[MGTPE]|[KMGTPE]i)?\z")]
    private static partial Regex QuantityText();
}
