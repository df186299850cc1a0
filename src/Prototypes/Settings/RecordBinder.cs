using System.Collections.Immutable;
using System.Globalization;
using Prototypes.Releases;
using Pulumi;
using Pulumi.Utilities;

namespace Prototypes.Settings;

/// <summary>Sets the properties of settings records from settings nodes; what is wrong is reported and keeps its default.</summary>
internal sealed class RecordBinder(DiagnosticSink sink)
{
    /// <summary>Sets what the map holds on a new record, whose values are the defaults.</summary>
    /// <param name="record">The record; nobody else may hold it yet.</param>
    /// <param name="map">The settings.</param>
    /// <param name="path">The map's path below the namespace, empty for the root.</param>
    /// <param name="others">Keys that are legitimate without being settings of the record; they are left to the caller.</param>
    public void Bind(object record, SettingsMap map, string path = "", params IReadOnlyList<string> others)
    {
        var definitions = SettingDefinition.Of(record);
        foreach (var entry in map.Entries)
        {
            var entryPath = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            if (definitions.FirstOrDefault(definition => definition.Name == entry.Key) is { } definition)
            {
                if (ValueOf(definition, entry.Value, entryPath) is { } value)
                {
                    definition.Property.SetValue(record, value);
                }
            }
            else if (!others.Contains(entry.Key))
            {
                var names = definitions.Select(definition => definition.Name).Union(others).ToList();
                sink.ReportAt(DiagnosticCatalogue.UnknownSetting, entryPath, entry.Position, Hint(entry.Key, names));
            }
        }
    }

    /// <summary>The end of a message about a wrong name: the nearest right one, or all.</summary>
    public static string Hint(string name, IReadOnlyList<string> names) =>
        NearestName.Find(name, names) is { } near ? $"Did you mean '{near}'?" : $"Use {Texts.Choose(names)}.";

    private object? ValueOf(SettingDefinition definition, SettingsNode node, string path)
    {
        switch (definition.Kind, node)
        {
            case (_, SettingsScalar { Text: null }):
                return null;
            case (SettingKind.Secretable, SettingsEncrypted):
                // Pulumi alone can decrypt it; until then it is like a value that only a deployment knows.
                return (Input<string>)Output.CreateSecret(OutputUtilities.CreateUnknown(""));
            case (SettingKind.Secretable, SettingsScalar { Text: { } text }):
                return (Input<string>)Output.CreateSecret(text);
            case (_, SettingsEncrypted or SettingsScalar { Secrecy: Secrecy.Secret }):
                sink.ReportAt(DiagnosticCatalogue.NeededInPlain, path, node.Position);
                return null;
            case (SettingKind.Group, SettingsMap map):
                var group = definition.Default!;
                Bind(group, map, path);
                return group;
            case (SettingKind.List, SettingsList list):
                return Items(list.Items.Select((item, i) => (item, $"{path}[{i}]")));
            case (SettingKind.List, SettingsScalar scalar):
                var parts = scalar.Text!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                return Items(parts.Select((part, i) => ((SettingsNode)(scalar with { Text = part }), $"{path}[{i}]")));
            case (not (SettingKind.Group or SettingKind.List), SettingsScalar scalar):
                return Single(definition, scalar, path);
            default:
                return WrongType(definition, node, path);
        }
    }

    private object? Single(SettingDefinition definition, SettingsScalar scalar, string path)
    {
        var text = scalar.Text!;
        switch (definition.Kind)
        {
            case SettingKind.Boolean:
                return text switch { "true" => true, "false" => false, _ => WrongType(definition, scalar, path) };
            case SettingKind.Number:
                return Number(definition, scalar, path);
            case SettingKind.Choice:
                return Choice(definition, scalar, path);
            case SettingKind.Version when SemVersion.TryParse(text, out var version):
                return version;
            case SettingKind.Version:
                return Report(DiagnosticCatalogue.InvalidVersion, path, scalar, definition.Attribute.Example ?? ExampleVersion(definition));
            case SettingKind.Subnet when Ipv4Subnet.TryParse(text, out var subnet):
                return subnet;
            case SettingKind.Subnet:
                return Report(DiagnosticCatalogue.InvalidSubnet, path, scalar, definition.Attribute.Example);
            default:
                return Text(definition, scalar, path);
        }
    }

    private object? Number(SettingDefinition definition, SettingsScalar scalar, string path)
    {
        if (!int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return WrongType(definition, scalar, path);
        }

        var (minimum, maximum) = (definition.Attribute.Minimum, definition.Attribute.Maximum);
        return number >= minimum && number <= maximum
            ? number
            : Report(DiagnosticCatalogue.OutOfRange, path, scalar, minimum, maximum);
    }

    private object? Choice(SettingDefinition definition, SettingsScalar scalar, string path)
    {
        var index = definition.Choices.IndexOf(scalar.Text!);
        var hint = Hint(scalar.Secrecy == Secrecy.Plain ? scalar.Text! : "", definition.Choices);
        return index < 0 ? Report(DiagnosticCatalogue.NotAllowed, path, scalar, hint)
            : definition.Type.IsEnum ? Enum.Parse(definition.Type, Enum.GetNames(definition.Type)[index])
            : scalar.Text;
    }

    private object? Text(SettingDefinition definition, SettingsScalar scalar, string path)
    {
        var attribute = definition.Attribute;
        return scalar.IsRewrittenByYaml ? Report(DiagnosticCatalogue.RewrittenByYaml, path, scalar)
            : attribute.Pattern is { } pattern && !Patterns.Matches(scalar.Text!, pattern)
                ? Report(DiagnosticCatalogue.NotOfTheForm, path, scalar, attribute.Rule, attribute.Example)
                : scalar.Text;
    }

    private ImmutableArray<string>? Items(IEnumerable<(SettingsNode Node, string Path)> items)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var (node, path) in items)
        {
            if (node is SettingsScalar { Text: { } text, Secrecy: Secrecy.Plain })
            {
                texts.Add(text);
            }
            else if (node is SettingsEncrypted or SettingsScalar { Text: not null })
            {
                sink.ReportAt(DiagnosticCatalogue.NeededInPlain, path, node.Position);
            }
            else
            {
                sink.ReportAt(DiagnosticCatalogue.WrongType, path, node.Position, Describe(node), "a name", "a name");
            }
        }

        return texts.ToImmutable();
    }

    private object? WrongType(SettingDefinition definition, SettingsNode node, string path)
    {
        var (type, example) = definition.Kind switch
        {
            SettingKind.Boolean => ("true or false", "true or false"),
            SettingKind.Number => ("a whole number", "a whole number"),
            SettingKind.List => ("a list of names", "a list, for example [learn01]"),
            SettingKind.Group => ("a map of settings", "keys with values below it"),
            _ => ("a single value", "a single value"),
        };
        sink.ReportAt(DiagnosticCatalogue.WrongType, path, node.Position, Describe(node), type, example);
        return null;
    }

    private object? Report(DiagnosticDescriptor descriptor, string path, SettingsScalar scalar, params object?[] arguments)
    {
        sink.ReportAt(descriptor, path, scalar.Position, [scalar.Quoted, .. arguments]);
        return null;
    }

    private static string Describe(SettingsNode node) => node switch
    {
        SettingsScalar { Text: null } => "an empty value",
        SettingsScalar scalar => scalar.Quoted,
        SettingsList => "a list",
        SettingsEncrypted => "a secret",
        _ => "a map",
    };

    private static string ExampleVersion(SettingDefinition definition) =>
        ReleaseCatalogue.Default.VersionOf(definition.Name)?.ToString() ?? "1.0.0";
}
