using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Prototypes.Operations.Etcd;

/// <summary>The static pod manifest of a kube-apiserver. Changes touch only the lines that they are about: comments, order and all else
/// stay.</summary>
public sealed class ApiServerManifest
{
    private const string ConfigurationFlag = "--encryption-provider-config";
    private const string ReloadFlag = "--encryption-provider-config-automatic-reload";

    private static readonly string[] CommandFields = ["command", "args"];

    private readonly YamlSequenceNode _flags;
    private readonly YamlSequenceNode _mounts;
    private readonly YamlSequenceNode _volumes;

    private ApiServerManifest(string text, YamlSequenceNode flags, YamlSequenceNode mounts, YamlSequenceNode volumes)
    {
        Text = text;
        _flags = flags;
        _mounts = mounts;
        _volumes = volumes;
    }

    /// <summary>The manifest as it is written on the node.</summary>
    public string Text { get; }

    /// <summary>Where the API server reads its EncryptionConfiguration; null when it is started without one.</summary>
    public string? ConfigurationFile => FlagValue(ConfigurationFlag);

    /// <summary>Whether the API server reloads the configuration when it changes.</summary>
    public bool ReloadsAutomatically => FlagValue(ReloadFlag) == "true";

    /// <summary>Reads a manifest.</summary>
    /// <param name="text">Its YAML.</param>
    /// <exception cref="OperationException">It is not laid out as kubeadm writes it (one container, block style), so that editing it could
    /// do harm.</exception>
    public static ApiServerManifest Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var spec = Child<YamlMappingNode>((YamlMappingNode)stream.Documents.Single().RootNode, "spec");
            var container = (YamlMappingNode)Child<YamlSequenceNode>(spec, "containers").Children.Single();
            var commands = CommandFields.Where(name => container.Children.ContainsKey(name)).Select(name => Block(container, name));
            return new ApiServerManifest(
                text,
                commands.First(command => command.Children.Any(item => Value(item).StartsWith("--", StringComparison.Ordinal))),
                Block(container, "volumeMounts"),
                Block(spec, "volumes"));
        }
        catch (Exception exception)
            when (exception is YamlException or InvalidCastException or KeyNotFoundException or InvalidOperationException)
        {
            throw new OperationException(
                "The node's kube-apiserver manifest is not laid out as kubeadm writes it, so it is left alone. Add the flags and the "
                + "volume by hand.", exception);
        }
    }

    /// <summary>The manifest with the flags for a configuration and automatic reload, and with its folder mounted unless some mount holds
    /// it already.</summary>
    /// <param name="file">The configuration's absolute path on the node, and in the API server's container.</param>
    /// <exception cref="OperationException">A mount holds the file alone, so that a replaced file would never be seen.</exception>
    public ApiServerManifest WithEncryption(string file)
    {
        if (_mounts.Children.Any(mount => Value(mount, "mountPath") == file))
        {
            throw new OperationException($"The kube-apiserver manifest mounts '{file}' itself, so that no change of it is ever seen. "
                + "Mount its folder.");
        }

        var edit = new LineEdit(Text);
        var flags = new[] { $"{ConfigurationFlag}={file}", $"{ReloadFlag}=true" };
        edit.Append(_flags, [.. flags.Where(flag => FlagValue(flag.Split('=')[0]) is null).Select(flag => new[] { flag })]);
        foreach (var outdated in _flags.Children.Where(item => IsFlag(item, ConfigurationFlag, ReloadFlag) && !flags.Contains(Value(item))))
        {
            edit.Replace(outdated, flags.Single(flag => IsFlag(outdated, flag.Split('=')[0])));
        }

        var folder = file[..file.LastIndexOf('/')];
        if (!_mounts.Children.Any(mount => IsInside(folder, Value(mount, "mountPath"))))
        {
            var name = FreeVolumeName();
            edit.Append(_mounts, [[$"mountPath: {folder}", $"name: {name}", "readOnly: true"]]);
            edit.Append(_volumes, [["hostPath:", $"  path: {folder}", "  type: DirectoryOrCreate", $"name: {name}"]]);
        }

        return Parse(edit.Apply());
    }

    /// <summary>The manifest without the flags, and without the volume that holds the configuration's folder and nothing else.</summary>
    public ApiServerManifest WithoutEncryption()
    {
        if (ConfigurationFile is not { } file)
        {
            return this;
        }

        var edit = new LineEdit(Text);
        var folder = file[..file.LastIndexOf('/')];
        var mounts = _mounts.Children.Where(mount => Value(mount, "mountPath").TrimEnd('/') == folder).ToList();
        var names = mounts.Select(mount => Value(mount, "name")).ToHashSet();
        edit.Remove([
            .. _flags.Children.Where(item => IsFlag(item, ConfigurationFlag, ReloadFlag)),
            .. mounts,
            .. _volumes.Children.Where(volume => names.Contains(Value(volume, "name"))),
        ]);
        return Parse(edit.Apply());
    }

    private string? FlagValue(string flag)
    {
        var item = _flags.Children.Select(Value)
            .FirstOrDefault(value => value == flag || value.StartsWith($"{flag}=", StringComparison.Ordinal));
        return item == flag
            ? throw new OperationException($"The kube-apiserver manifest gives '{flag}' without '='. Write flag and value as one item.")
            : item?[(flag.Length + 1)..];
    }

    private string FreeVolumeName()
    {
        var taken = _volumes.Children.Select(volume => Value(volume, "name")).ToHashSet();
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? "enc" : string.Create(CultureInfo.InvariantCulture, $"enc-{number}"))
            .First(name => !taken.Contains(name));
    }

    private static bool IsFlag(YamlNode item, params string[] flags) => flags.Contains(Value(item).Split('=')[0]);

    private static bool IsInside(string folder, string mount) =>
        folder == mount.TrimEnd('/') || folder.StartsWith($"{mount.TrimEnd('/')}/", StringComparison.Ordinal);

    private static YamlSequenceNode Block(YamlMappingNode node, string name)
    {
        var sequence = Child<YamlSequenceNode>(node, name);
        return sequence is { Style: not SequenceStyle.Flow, Children.Count: > 0 }
            ? sequence
            : throw new InvalidOperationException($"'{name}' is empty or in flow style.");
    }

    private static T Child<T>(YamlMappingNode node, string name)
        where T : YamlNode => (T)node.Children[new YamlScalarNode(name)];

    private static string Value(YamlNode scalar) => ((YamlScalarNode)scalar).Value ?? "";

    private static string Value(YamlNode mapping, string name) => Value(Child<YamlScalarNode>((YamlMappingNode)mapping, name));

    /// <summary>Collects changes to items of block sequences and carries them out line by line.</summary>
    private sealed class LineEdit(string text)
    {
        private readonly string[] _lines = text.Split('\n');
        private readonly Dictionary<int, List<string>> _after = [];
        private readonly HashSet<int> _removed = [];

        public void Append(YamlSequenceNode sequence, IReadOnlyList<string[]> items)
        {
            var last = sequence.Children[^1];
            var dash = Dash(last);
            var added = _after.TryGetValue(LastLine(last), out var lines) ? lines : _after[LastLine(last)] = [];
            added.AddRange(items.SelectMany(item => item.Select((line, index) => $"{dash}{(index == 0 ? "- " : "  ")}{line}")));
        }

        public void Replace(YamlNode item, string value) => _lines[FirstLine(item)] = $"{Dash(item)}- {value}";

        public void Remove(IEnumerable<YamlNode> items) =>
            _removed.UnionWith(items.SelectMany(item => Enumerable.Range(FirstLine(item), LastLine(item) - FirstLine(item) + 1)));

        public string Apply() => string.Join('\n', _lines.Select((line, number) => (line, number))
            .SelectMany(line => (_removed.Contains(line.number) ? [] : new[] { line.line })
                .Concat(_after.GetValueOrDefault(line.number, []))));

        private string Dash(YamlNode item) => _lines[FirstLine(item)][.._lines[FirstLine(item)].IndexOf('-', StringComparison.Ordinal)];

        private static int FirstLine(YamlNode node) => (int)node.Start.Line - 1;

        // A block mapping is said to end where the next token begins, behind any comment; its last scalar ends where it is written.
        private static int LastLine(YamlNode node) => node switch
        {
            YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } mapping => LastLine(mapping.Children[^1].Value),
            YamlSequenceNode { Style: not SequenceStyle.Flow, Children.Count: > 0 } sequence => LastLine(sequence.Children[^1]),
            _ => (int)node.End.Line - 1,
        };
    }
}
