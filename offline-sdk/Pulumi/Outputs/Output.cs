using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(OutputData.Of(value));

    public static Output<T> Create<T>(Task<T> value) => FromTask(value, isSecret: false);

    public static Output<T> CreateSecret<T>(T value) => new(OutputData.Of(value, isSecret: true));

    public static Output<T> CreateSecret<T>(Task<T> value) => FromTask(value, isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.With(data => data.With(data.Resources, isSecret: true));
    }

    public static Output<T> Unsecret<T>(Output<T> output) => output.With(data => data.With(data.Resources, isSecret: false));

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) =>
        (await output.Source.GetAsync(waiter: null).ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(ImmutableArray.CreateRange(inputs));

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => All(ImmutableArray.CreateRange(inputs));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) =>
        All(ImmutableArray.CreateRange(outputs.Select(output => (Input<T>)output)));

    public static Output<string> Format(FormattableString formattableString)
    {
        var arguments = formattableString.GetArguments().Select(argument => (Input<object?>)ToObjectOutput(argument));
        return All(arguments).Apply(values => string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));
    }

    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return OutputJson.Serialize(value, options);
    }

    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return OutputJson.Deserialize<T>(json, options);
    }

    internal static Output<ImmutableArray<T>> All<T>(ImmutableArray<Input<T>> inputs) => Run(async waiter =>
    {
        var values = ImmutableArray.CreateBuilder<T>(inputs.Length);
        var all = new Combination(waiter);
        foreach (var input in inputs)
        {
            values.Add(await all.AddAsync(input).ConfigureAwait(false));
        }

        return all.ToData(values.MoveToImmutable());
    });

    private static Output<object?> ToObjectOutput(object? value) => value switch
    {
        IInput input => ToObjectOutput(input.ToOutput()),
        IOutput output => output.UntypedApply(Create),
        _ => Create(value),
    };

    /// <summary>Gathers what several outputs settle to: known if all are, secret if one is, with the resources of all.</summary>
    private sealed class Combination(Waiter waiter)
    {
        private ImmutableHashSet<Resource> _resources = OutputData.NoResources;
        private bool _isKnown = true;
        private bool _isSecret;

        public async ValueTask<T> AddAsync<T>(Input<T> input)
        {
            var data = await input.ToOutput().Source.GetAsync(waiter).ConfigureAwait(false);
            _resources = OutputData.Union(_resources, data.Resources);
            _isKnown &= data.IsKnown;
            _isSecret |= data.IsSecret;
            return data.Value;
        }

        public OutputData<T> ToData<T>(T value) => new(_resources, value, _isKnown, _isSecret);
    }
}
