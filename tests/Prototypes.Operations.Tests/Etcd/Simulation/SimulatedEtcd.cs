using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Prototypes.Operations.Etcd;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Tests.Etcd.Simulation;

/// <summary>A store with revisions that answers what etcdctl can ask of etcd. EtcdStoreTests holds it against the real one.</summary>
internal sealed partial class SimulatedEtcd
{
    private readonly SortedDictionary<string, (byte[] Value, long Revision)> _values = new(StringComparer.Ordinal);
    private long _revision = 1;

    public IEnumerable<KeyValuePair<string, byte[]>> Values => _values.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Value));

    public long Revision => _revision;

    public byte[] Get(string key) => _values[key].Value;

    public bool Contains(string key) => _values.ContainsKey(key);

    public void Put(string key, byte[] value) => _values[key] = (value, ++_revision);

    public void Delete(string key) => _values.Remove(key);

    public ProcessResult Etcdctl(IReadOnlyList<string> arguments, string? input)
    {
        var command = arguments.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
        return command switch
        {
            ["get", var prefix] => new ProcessResult(0, ListByValue(prefix), ""),
            ["txn"] => new ProcessResult(0, input!.Split('\n').TakeWhile(line => line.Length > 0).All(Holds) ? "SUCCESS\n" : "FAILURE\n", ""),
            _ => new ProcessResult(1, "", $"unknown command {string.Join(' ', command)}"),
        };
    }

    /// <summary>The keys with a prefix, sorted by value.</summary>
    public IEnumerable<StoredEntry> ByValue(string prefix) => _values.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
        .OrderBy(entry => entry.Value.Value, Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))
        .Select(entry => new StoredEntry(entry.Key, entry.Value.Revision));

    private string ListByValue(string prefix) => JsonSerializer.Serialize(new
    {
        header = new { revision = _revision },
        kvs = ByValue(prefix).Select(entry => new { key = Encoding.UTF8.GetBytes(entry.Key), mod_revision = entry.Revision }),
    });

    private bool Holds(string comparison)
    {
        var match = ComparisonPattern().Match(comparison);
        var operand = Regex.Unescape(match.Groups["operand"].Value);
        if (!_values.TryGetValue(match.Groups["key"].Value, out var entry) && match.Groups["target"].Value == "val")
        {
            return false;
        }

        var order = match.Groups["target"].Value == "mod"
            ? entry.Revision.CompareTo(long.Parse(operand, CultureInfo.InvariantCulture))
            : entry.Value.AsSpan().SequenceCompareTo(Encoding.Latin1.GetBytes(operand));
        return Math.Sign(order) == match.Groups["operator"].Value switch { "<" => -1, "=" => 0, _ => 1 };
    }

    [GeneratedRegex("""^(?<target>val|mod)\("(?<key>[^"]*)"\) (?<operator>[<=>]) "(?<operand>.*)"$""")]
    private static partial Regex ComparisonPattern();
}
