using System.Collections.Immutable;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Prototypes.Settings;

/// <summary>Turns YAML text into settings nodes with their positions.</summary>
internal static partial class YamlTree
{
    // Deeper than any setting, and shallow enough for the stack of a thread.
    private const int DeepestNesting = 32;

    // An alias repeats all of its anchor; nested ones could repeat it without end.
    private const int MostNodes = 100_000;

    /// <summary>Reads the first document; null if there is none. Of a key that occurs twice, the first value is kept.</summary>
    /// <exception cref="YamlException">The text is not valid YAML.</exception>
    public static SettingsNode? Read(string text, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return null;
            }

            var tree = new Reader(parser, diagnostics).Read("", 0);
            parser.Consume<DocumentEnd>();
            return tree;
        }
        catch (InvalidOperationException exception)
        {
            // YamlDotNet's scanner fails so on some plain scalars with tabs.
            var place = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(place, place, "what follows cannot be read", exception);
        }
    }

    public static SourcePosition PositionOf(Mark mark) => new((int)mark.Line, (int)mark.Column);

    /// <summary>The parser's reason as one sentence.</summary>
    public static string ReasonOf(YamlException exception)
    {
        var reason = Texts.OneLine(Place().Replace(exception.Message, "")).TrimEnd('.');
        return $"{char.ToLowerInvariant(reason[0])}{reason[1..]}.";
    }

    [GeneratedRegex(@"^\(Line: .*?\) - \(Line: .*?\): ")]
    private static partial Regex Place();

    // The numbers of YAML's core schema.
    [GeneratedRegex(@"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)$")]
    private static partial Regex Number();

    // A number in the form in which YAML and JSON write it.
    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{0,8}[1-9])?$")]
    private static partial Regex CanonicalNumber();

    private sealed class Reader(IParser parser, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        private readonly Dictionary<AnchorName, SettingsNode> _anchors = [];
        private int _nodes;

        public SettingsNode Read(string path, int depth)
        {
            var start = parser.Current!;
            if (depth > DeepestNesting || ++_nodes > MostNodes)
            {
                throw new YamlException(start.Start, start.End, "it is nested too deeply or too long");
            }

            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                return _anchors.TryGetValue(alias.Value, out var anchored)
                    ? Repeat(anchored, alias)
                    : throw new YamlException(alias.Start, alias.End, $"there is no anchor {Texts.Quote(alias.Value.Value)} before it");
            }

            SettingsNode node = start switch
            {
                Scalar => ReadScalar(),
                SequenceStart => ReadList(path, depth),
                MappingStart => ReadMap(path, depth),
                _ => throw new YamlException(start.Start, start.End, "a value is missing"),
            };
            if (start is NodeEvent { Anchor: { IsEmpty: false } anchor })
            {
                _anchors[anchor] = node;
            }

            return node;
        }

        private SettingsNode Repeat(SettingsNode node, AnchorAlias alias)
        {
            _nodes += CountOf(node);
            return _nodes > MostNodes
                ? throw new YamlException(alias.Start, alias.End, "it is nested too deeply or too long")
                : node with { Position = PositionOf(alias.Start) };
        }

        private static int CountOf(SettingsNode node) => node switch
        {
            SettingsMap map => 1 + map.Entries.Sum(entry => CountOf(entry.Value)),
            SettingsList list => 1 + list.Items.Sum(CountOf),
            _ => 1,
        };

        private SettingsScalar ReadScalar()
        {
            var scalar = parser.Consume<Scalar>();
            var isPlain = scalar.Style == ScalarStyle.Plain;
            return new SettingsScalar
            {
                Position = PositionOf(scalar.Start),
                Text = isPlain && scalar.Value is "" or "~" or "null" or "Null" or "NULL" ? null : scalar.Value,
                IsRewrittenByYaml = isPlain && scalar.Tag.IsEmpty && IsRewritten(scalar.Value),
            };
        }

        private static bool IsRewritten(string text) => Number().IsMatch(text) && !CanonicalNumber().IsMatch(text);

        private SettingsList ReadList(string path, int depth)
        {
            var start = parser.Consume<SequenceStart>();
            var items = ImmutableArray.CreateBuilder<SettingsNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Read($"{path}[{items.Count}]", depth + 1));
            }

            return new SettingsList { Position = PositionOf(start.Start), Items = items.ToImmutable() };
        }

        private SettingsNode ReadMap(string path, int depth)
        {
            var start = parser.Consume<MappingStart>();
            var entries = ImmutableArray.CreateBuilder<SettingsEntry>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Current is Scalar ? parser.Consume<Scalar>()
                    : throw new YamlException(parser.Current!.Start, parser.Current.End, "a key is not a single value");
                var at = PositionOf(key.Start);
                var keyPath = PathOf(path, key.Value);
                var value = Read(keyPath, depth + 1);
                if (entries.FirstOrDefault(entry => entry.Key == key.Value) is { } first)
                {
                    diagnostics.Add(DiagnosticCatalogue.DuplicateKey.At(Texts.OneLine(keyPath), at, first.Position.Line, at.Line));
                }
                else
                {
                    entries.Add(new SettingsEntry(key.Value, value, at));
                }
            }

            return entries is [{ Key: "secure" }]
                ? new SettingsEncrypted { Position = PositionOf(start.Start) }
                : new SettingsMap { Position = PositionOf(start.Start), Entries = entries.ToImmutable() };
        }

        // The section's own name is no part of a setting's path.
        private static string PathOf(string path, string key) => path is "" or "config" ? key : $"{path}.{key}";
    }
}
