using System.Collections.Immutable;
using Prototypes.Planning.Values;

namespace Prototypes.Planning.Serialization;

/// <summary>The plan format as a value: what JSON and YAML both write and read.</summary>
internal static class PlanSchema
{
    public static PlanMap ToValue(PlanDocument document) => new(
    [
        new("formatVersion", PlanDocument.FormatVersion),
        new("stack", document.Stack),
        new("resources", new PlanList([.. document.Resources.Select(ToValue)])),
        new("outputs", document.Outputs),
        new("warnings", PlanList.OfTexts(document.Warnings)),
    ]);

    public static PlanDocument FromValue(PlanValue value)
    {
        var map = value as PlanMap ?? throw Malformed("the plan", "is not a map");
        if (Required<PlanNumber>(map, "formatVersion", "formatVersion").Value is var version and not PlanDocument.FormatVersion)
        {
            throw new PlanException(
                $"The plan has the format version {new PlanNumber(version)}; this program reads {PlanDocument.FormatVersion}. "
                + "Record the plan again.");
        }

        return new PlanDocument
        {
            Stack = Required<PlanText>(map, "stack", "stack").Value,
            Resources =
            [
                .. Required<PlanList>(map, "resources", "resources").Select((item, index) => ToResource(item, $"resources[{index}]")),
            ],
            Outputs = Required<PlanMap>(map, "outputs", "outputs"),
            Warnings = Texts(map, "warnings", "warnings"),
        };
    }

    private static PlanMap ToValue(PlanResource resource)
    {
        var entries = new List<KeyValuePair<string, PlanValue>>
        {
            new("name", resource.Name),
            new("type", resource.Type),
            new("kind", KindNames[resource.Kind]),
        };
        if (resource.Parent is { } parent)
        {
            entries.Add(new("parent", parent));
        }

        if (resource.Provider is { } provider)
        {
            entries.Add(new("provider", provider));
        }

        entries.Add(new("dependsOn", PlanList.OfTexts(resource.DependsOn)));
        entries.Add(new("wave", resource.Wave));
        entries.Add(new("inputs", resource.Inputs));
        entries.Add(new("options", resource.Options));
        return new PlanMap(entries);
    }

    private static readonly ImmutableSortedDictionary<PlanResourceKind, string> KindNames =
        Enum.GetValues<PlanResourceKind>().ToImmutableSortedDictionary(kind => kind, kind => kind.ToString().ToLowerInvariant());

    private static PlanResource ToResource(PlanValue value, string path)
    {
        var map = value as PlanMap ?? throw Malformed(path, "is not a map");
        var kindName = Required<PlanText>(map, "kind", $"{path}.kind").Value;
        return new PlanResource
        {
            Name = Required<PlanText>(map, "name", $"{path}.name").Value,
            Type = Required<PlanText>(map, "type", $"{path}.type").Value,
            Kind = KindNames.Where(entry => entry.Value == kindName).Select(entry => (PlanResourceKind?)entry.Key).FirstOrDefault()
                ?? throw Malformed($"{path}.kind", $"is '{kindName}', not one of {string.Join(", ", KindNames.Values)}"),
            Parent = Optional<PlanText>(map, "parent", $"{path}.parent")?.Value,
            Provider = Optional<PlanText>(map, "provider", $"{path}.provider")?.Value,
            DependsOn = Texts(map, "dependsOn", $"{path}.dependsOn"),
            Wave = Wave(Required<PlanNumber>(map, "wave", $"{path}.wave"), $"{path}.wave"),
            Inputs = Required<PlanMap>(map, "inputs", $"{path}.inputs"),
            Options = Required<PlanMap>(map, "options", $"{path}.options"),
        };
    }

    private static int Wave(PlanNumber number, string path) =>
        number.Value is >= 0 and <= int.MaxValue && double.IsInteger(number.Value)
            ? (int)number.Value
            : throw Malformed(path, $"is {number}, not a whole number from 0 on");

    private static IReadOnlyList<string> Texts(PlanMap map, string key, string path) =>
    [
        .. Required<PlanList>(map, key, path)
            .Select((item, index) => (item as PlanText)?.Value ?? throw Malformed($"{path}[{index}]", "is not a text")),
    ];

    private static T Required<T>(PlanMap map, string key, string path)
        where T : PlanValue => Optional<T>(map, key, path) ?? throw Malformed(path, "is missing");

    private static T? Optional<T>(PlanMap map, string key, string path)
        where T : PlanValue =>
        !map.TryGetValue(key, out var value)
            ? null
            : value as T ?? throw Malformed(path, $"is not a {typeof(T).Name["Plan".Length..].ToLowerInvariant()}");

    private static PlanException Malformed(string path, string problem) =>
        new($"The plan is not in the plan format: {path} {problem}. Record the plan again.");
}
