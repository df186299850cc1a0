using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Pulumi.Serialization;

/// <summary>The text of inputs that travel as JSON: keys in order, blanks inside brackets, as providers see it from the official SDK.</summary>
internal static class JsonText
{
    public static Output<string> Serialize(object value, string path) => Output.Run(async waiter =>
    {
        var serializer = new Serializer(waiter, path);
        var plain = await serializer.SerializeAsync(value).ConfigureAwait(false);
        var text = serializer.IsUnknown ? "" : Write(plain);
        return new OutputData<string>([.. serializer.Dependencies], text, !serializer.IsUnknown, serializer.IsSecret);
    });

    private static string Write(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number => double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : Quote(number.ToString(CultureInfo.InvariantCulture)),
        string text => Quote(text),
        ImmutableArray<object?> list => Join('[', list.Select(Write), ']'),
        ImmutableDictionary<string, object> map => Join(
            '{', map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{Quote(entry.Key)}: {Write(entry.Value)}"), '}'),
        _ => throw new InvalidOperationException($"{value.GetType().FullName} cannot be written as JSON"),
    };

    private static string Join(char open, IEnumerable<string> items, char close)
    {
        var text = string.Join(", ", items);
        return text.Length == 0 ? $"{open} {close}" : $"{open} {text} {close}";
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\b' => quoted.Append("\\b"),
                '\t' => quoted.Append("\\t"),
                '\n' => quoted.Append("\\n"),
                '\f' => quoted.Append("\\f"),
                '\r' => quoted.Append("\\r"),
                < ' ' or '<' or '>' or (>= '\u007f' and <= '\u009f') => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
