using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi.Sdk.Tests.Support;

/// <summary>A value that a mock saw, as text that can be compared whole: JSON with sorted keys.</summary>
internal static class Shown
{
    /// <exception cref="ArgumentException">A mock never sees a value of this type, so the SDK has sent a wrong one.</exception>
    public static string Value(object value) => value switch
    {
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        ImmutableArray<object> list => $"[{string.Join(",", list.Select(Value))}]",
        ImmutableDictionary<string, object> map =>
            $"{{{string.Join(",", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"\"{entry.Key}\":{Value(entry.Value)}"))}}}",
        AssetOrArchive or Resource => $"<{value.GetType().Name}>",
        _ => throw new ArgumentException($"Mocks never see a {value.GetType()}.", nameof(value)),
    };
}
