using System.Text.RegularExpressions;

namespace Prototypes.Tests.Schemas;

/// <summary>The CRDs that the charts and release files of the pinned versions bring, each parsed when it is first asked for.</summary>
internal sealed partial class CrdCatalogue
{
    private readonly Dictionary<(string Group, string Kind), Lazy<CustomResourceDefinition>> _definitions = [];

    private CrdCatalogue(string gatewayApiChannel)
    {
        var otherChannel = gatewayApiChannel == "standard" ? "experimental" : "standard";
        foreach (var file in Directory.EnumerateFiles(SchemaFolder.Root, "*.yaml", SearchOption.AllDirectories))
        {
            var text = Path.GetFileName(Path.GetDirectoryName(file)) == otherChannel ? "" : File.ReadAllText(file);
            if (IsDefinition().IsMatch(text))
            {
                _definitions.Add(
                    (Group().Match(text).Groups[1].Value, Kind().Match(text).Groups[1].Value),
                    new(() => CustomResourceDefinition.Parse(text)));
            }
        }
    }

    /// <summary>The CRDs with the stable kinds and fields of the Gateway API.</summary>
    public static CrdCatalogue Standard => LazyStandard.Value;

    /// <summary>The CRDs with all kinds and fields of the Gateway API.</summary>
    public static CrdCatalogue Experimental => LazyExperimental.Value;

    /// <summary>All CRDs.</summary>
    public IEnumerable<CustomResourceDefinition> All => _definitions.Values.Select(definition => definition.Value);

    private static Lazy<CrdCatalogue> LazyStandard { get; } = new(() => new CrdCatalogue("standard"));

    private static Lazy<CrdCatalogue> LazyExperimental { get; } = new(() => new CrdCatalogue("experimental"));

    /// <summary>The CRD of a kind; null if no chart or release file brings one.</summary>
    public CustomResourceDefinition? Find(string group, string kind) => _definitions.GetValueOrDefault((group, kind))?.Value;

    /// <summary>Whether some kind of an API group is here.</summary>
    public bool HasGroup(string group) => _definitions.Keys.Any(key => key.Group == group);

    // Found in the text, because parsing a CRD of the Gateway API takes longer than reading all the others.
    [GeneratedRegex(@"^kind: CustomResourceDefinition\r?$", RegexOptions.Multiline)]
    private static partial Regex IsDefinition();

    [GeneratedRegex(@"^  group: (\S+)", RegexOptions.Multiline)]
    private static partial Regex Group();

    [GeneratedRegex(@"^    kind: (\S+)", RegexOptions.Multiline)]
    private static partial Regex Kind();
}
