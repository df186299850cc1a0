using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prototypes.Planning.Values;

namespace Prototypes.Planning.Serialization;

/// <summary>Plans as JSON, indented by two spaces, with a line feed at the end of each line.</summary>
public static class PlanJson
{
    // Reviewers read the file: only what JSON itself demands is escaped, not what a web page would.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a plan.</summary>
    /// <param name="document">The plan.</param>
    /// <returns>The JSON text.</returns>
    public static string Write(PlanDocument document)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, PlanSchema.ToValue(document));
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="PlanException">The text is not JSON or not a plan.</exception>
    public static PlanDocument Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return PlanSchema.FromValue(FromElement(document.RootElement));
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $" (line {line + 1}, column {exception.BytePositionInLine + 1})" : "";
            throw new PlanException($"The plan is not valid JSON{place}. Record the plan again.", innerException: exception);
        }
    }

    internal static PlanValue FromElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Array => new PlanList([.. element.EnumerateArray().Select(FromElement)]),
        JsonValueKind.Object => new PlanMap(
            element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, FromElement(member.Value)))),
        _ => PlanNull.Instance,
    };

    private static void Write(Utf8JsonWriter writer, PlanValue value)
    {
        switch (value)
        {
            case PlanMap map:
                writer.WriteStartObject();
                foreach (var (key, item) in map)
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case PlanList list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case PlanText text:
                writer.WriteStringValue(text.Value);
                break;
            case PlanNumber { IsWhole: true } number:
                writer.WriteNumberValue((long)number.Value);
                break;
            case PlanNumber number:
                writer.WriteNumberValue(number.Value);
                break;
            case PlanFlag flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
