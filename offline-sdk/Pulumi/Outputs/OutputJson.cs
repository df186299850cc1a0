using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>JSON text from and to values that may hold outputs and inputs anywhere.</summary>
internal static class OutputJson
{
    public static Output<string> Serialize<T>(Output<T> value, JsonSerializerOptions? options) => Output.Run(async waiter =>
    {
        var data = await value.Source.GetAsync(waiter).ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return OutputData.Unknown(data.Resources, "", data.IsSecret);
        }

        // Converters cannot await: a first pass collects the outputs that are still pending, until there are none.
        while (true)
        {
            var nested = new NestedOutputs(data.Resources, data.IsSecret);
            var json = JsonSerializer.Serialize(data.Value, nested.AddTo(options));
            if (nested.Pending.Count == 0)
            {
                return new OutputData<string>(nested.Resources, nested.IsKnown ? json : "", nested.IsKnown, nested.IsSecret);
            }

            foreach (var output in nested.Pending)
            {
                await output.GetAsync(waiter).ConfigureAwait(false);
            }
        }
    });

    public static Output<T> Deserialize<T>(Output<string> json, JsonSerializerOptions? options) => Output.Run(async waiter =>
    {
        var data = await json.Source.GetAsync(waiter).ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return OutputData.Unknown<T>(data.Resources, default!, data.IsSecret);
        }

        var nested = new NestedOutputs(data.Resources, data.IsSecret);
        var value = JsonSerializer.Deserialize<T>(data.Value, nested.AddTo(options));
        return new OutputData<T>(data.Resources, value!, isKnown: true, data.IsSecret);
    });

    /// <summary>Reads and writes outputs and inputs as their values, and gathers what they say beside these.</summary>
    private sealed class NestedOutputs(ImmutableHashSet<Resource> resources, bool isSecret) : JsonConverterFactory
    {
        private static readonly Dictionary<Type, Type> Converters = new()
        {
            [typeof(Output<>)] = typeof(OutputConverter<>),
            [typeof(Input<>)] = typeof(InputConverter<>),
            [typeof(InputList<>)] = typeof(InputListConverter<>),
            [typeof(InputMap<>)] = typeof(InputMapConverter<>),
        };

        public ImmutableHashSet<Resource> Resources { get; private set; } = resources;

        public bool IsKnown { get; private set; } = true;

        public bool IsSecret { get; private set; } = isSecret;

        public List<IOutput> Pending { get; } = [];

        public JsonSerializerOptions AddTo(JsonSerializerOptions? options)
        {
            options = options is null ? new() : new(options);
            options.Converters.Add(this);
            return options;
        }

        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && Converters.ContainsKey(typeToConvert.GetGenericTypeDefinition());

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(
                Converters[typeToConvert.GetGenericTypeDefinition()].MakeGenericType(typeToConvert.GenericTypeArguments), this)!;

        public Output<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
            new(new OutputData<T>(Resources, JsonSerializer.Deserialize<T>(ref reader, options)!, isKnown: true, IsSecret));

        public void Write<T>(Utf8JsonWriter writer, Output<T> output, JsonSerializerOptions options)
        {
            if (output.Source.Settled is not { } data)
            {
                Pending.Add(output);
                writer.WriteNullValue();
                return;
            }

            Resources = OutputData.Union(Resources, data.Resources);
            IsSecret |= data.IsSecret;
            IsKnown &= data.IsKnown;
            if (data.IsKnown)
            {
                JsonSerializer.Serialize(writer, data.Value, options);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }

    private sealed class OutputConverter<T>(NestedOutputs nested) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            nested.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options) =>
            nested.Write(writer, value, options);
    }

    private sealed class InputConverter<T>(NestedOutputs nested) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            nested.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options) =>
            nested.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputListConverter<T>(NestedOutputs nested) : JsonConverter<InputList<T>>
    {
        public override InputList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            nested.Read<ImmutableArray<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputList<T> value, JsonSerializerOptions options) =>
            nested.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputMapConverter<T>(NestedOutputs nested) : JsonConverter<InputMap<T>>
    {
        public override InputMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            nested.Read<ImmutableDictionary<string, T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputMap<T> value, JsonSerializerOptions options) =>
            nested.Write(writer, value.ToOutput(), options);
    }
}
