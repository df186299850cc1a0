using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration, as the environment hands it to the program.</summary>
internal sealed class ConfigValues
{
    private const string Variable = "PULUMI_CONFIG";

    private readonly ImmutableDictionary<string, string> _values;

    private ConfigValues(ImmutableDictionary<string, string> values) => _values = values;

    public static ConfigValues FromEnvironment()
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        if (Environment.GetEnvironmentVariable(Variable) is { } text)
        {
            using var document = JsonDocument.Parse(text);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                values[CleanKey(property.Name)] = property.Value.ToString();
            }
        }

        return new(values.ToImmutable());
    }

    public string? Get(string key) => _values.GetValueOrDefault(key);

    // An older form of keys is project:config:key.
    private static string CleanKey(string key)
    {
        const string Infix = ":config:";
        var index = key.IndexOf(':', StringComparison.Ordinal);
        return index > 0 && key.AsSpan(index).StartsWith(Infix, StringComparison.Ordinal)
            ? string.Concat(key.AsSpan(0, index), ":", key.AsSpan(index + Infix.Length))
            : key;
    }
}
