using Prototypes.Planning.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Prototypes.Planning.Serialization;

/// <summary>Plans as YAML: the same document as the JSON one, in block style, with a line feed at the end of each line.</summary>
public static class PlanYaml
{
    /// <summary>Writes a plan.</summary>
    /// <param name="document">The plan.</param>
    /// <returns>The YAML text.</returns>
    public static string Write(PlanDocument document)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Write(writer, PlanSchema.ToValue(document));
        return writer.ToString();
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="yaml">The YAML text.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="PlanException">The text is not YAML or not a plan.</exception>
    public static PlanDocument Read(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            return PlanSchema.FromValue(Read(parser));
        }
        catch (YamlException exception)
        {
            throw new PlanException(
                $"The plan is not valid YAML (line {exception.Start.Line}, column {exception.Start.Column}). Record the plan again.",
                innerException: exception);
        }
    }

    /// <summary>Writes one value as a YAML document without markers.</summary>
    internal static void Write(TextWriter writer, PlanValue value)
    {
        var settings = new EmitterSettings(
            bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: int.MaxValue, newLine: "\n");
        var emitter = new Emitter(writer, settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, value);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
    }

    private static void Emit(Emitter emitter, PlanValue value)
    {
        switch (value)
        {
            case PlanMap map:
                emitter.Emit(new MappingStart(null, null, isImplicit: true, map.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, item) in map)
                {
                    // A key is on one line.
                    EmitText(emitter, key, YamlText.StyleOf(key) == ScalarStyle.Plain ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted);
                    Emit(emitter, item);
                }

                emitter.Emit(new MappingEnd());
                break;
            case PlanList list:
                emitter.Emit(new SequenceStart(null, null, isImplicit: true, list.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list)
                {
                    Emit(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case PlanText text:
                EmitText(emitter, text.Value, YamlText.StyleOf(text.Value));
                break;
            default:
                EmitText(emitter, value.ToString()!, ScalarStyle.Plain);
                break;
        }
    }

    private static void EmitText(Emitter emitter, string text, ScalarStyle style) =>
        emitter.Emit(new Scalar(null, null, text, style, isPlainImplicit: true, isQuotedImplicit: true));

    private static PlanValue Read(IParser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return FromScalar(scalar);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<PlanValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Read(parser));
            }

            return new PlanList([.. items]);
        }

        var start = parser.Consume<MappingStart>();
        var entries = new OrderedDictionary<string, PlanValue>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!entries.TryAdd(key.Value, Read(parser)))
            {
                throw new YamlException(
                    key.Start, key.End, $"'{key.Value}' stands twice in the map that starts in line {start.Start.Line}.");
            }
        }

        return new PlanMap(entries);
    }

    private static PlanValue FromScalar(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain)
        {
            return scalar.Value;
        }

        if (YamlText.IsNull(scalar.Value))
        {
            return PlanNull.Instance;
        }

        return YamlText.AsFlag(scalar.Value) is { } flag ? flag : YamlText.AsNumber(scalar.Value) is { } number ? number : scalar.Value;
    }
}
