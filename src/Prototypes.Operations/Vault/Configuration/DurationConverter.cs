using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Prototypes.Operations.Vault.Configuration;

/// <summary>Writes durations as Vault's users know them: <c>87600h</c>, <c>1h30m</c>, <c>90s</c>.</summary>
internal sealed partial class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        return Duration().Match(text) is { Success: true, Length: > 0 } match
            ? new TimeSpan(Number(match.Groups["h"]), Number(match.Groups["m"]), Number(match.Groups["s"]))
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value));

    /// <summary>The duration in whole seconds, as the largest units that write it.</summary>
    public static string Format(TimeSpan value)
    {
        var hours = (long)value.TotalHours;
        var text = Part(hours, 'h') + Part(value.Minutes, 'm') + Part(value.Seconds, 's');
        return text.Length > 0 ? text : "0s";
    }

    private static string Part(long number, char unit) => number > 0 ? $"{number}{unit}" : "";

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<h>\d{1,7})h)?(?:(?<m>\d{1,7})m)?(?:(?<s>\d{1,9})s)?$")]
    private static partial Regex Duration();
}
