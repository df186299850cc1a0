using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A value that may come later, with whether it is known and secret, and the resources it derives from.</summary>
public sealed class Output<T> : IOutput
{
    internal Output(OutputSource<T> source) => Source = source;

    internal OutputSource<T> Source { get; }

    public static Output<T> Create(Task<T> value) => Output.FromTask(value, isSecret: false);

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Source.Settled is { } data
        ? Output.Settle(() => data.Map(func))
        : Output.Run(async waiter => (await Source.GetAsync(waiter).ConfigureAwait(false)).Map(func));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        Apply(value => Output<TResult>.Create(func(value)));

    public Output<ValueTuple> Apply(Func<T, Task> func)
    {
        return Apply(value => RunAsync(func(value)));

        static async Task<ValueTuple> RunAsync(Task task)
        {
            await task.ConfigureAwait(false);
            return default;
        }
    }

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value).ToOutput());

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => Output.Run(async waiter =>
    {
        var data = await Source.GetAsync(waiter).ConfigureAwait(false);
        var outer = data.Map(func);
        if (outer.Value is not { } inner)
        {
            return outer.Map(_ => default(TResult)!);
        }

        var result = await inner.Source.GetAsync(waiter).ConfigureAwait(false);
        return result.With(OutputData.Union(data.Resources, result.Resources), data.IsSecret || result.IsSecret);
    });

    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func) => Apply(value => func(value));

    public override string ToString()
    {
        const string Message = """
            Calling [ToString] on an [Output<T>] is not supported.

            To get the value of an Output<T> as an Output<string> consider:
            1. o.Apply(v => $"prefix{v}suffix")
            2. Output.Format($"prefix{hostname}suffix");

            See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
            """;
        var message = Message.ReplaceLineEndings();
        if (Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING") is { } setting
            && (setting == "1" || setting.Equals("true", StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException(message);
        }

        Log.Warn(message);
        return message + Environment.NewLine + "This function may throw in a future version of Pulumi.";
    }

    async ValueTask<IOutputData> IOutput.GetAsync(Waiter? waiter) => await Source.GetAsync(waiter).ConfigureAwait(false);

    internal async Task<T> GetValueAsync(T whenUnknown, Waiter? waiter = null)
    {
        var data = await Source.GetAsync(waiter).ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    /// <summary>An output of the same value whose data is changed by <paramref name="change"/>.</summary>
    internal Output<T> With(Func<OutputData<T>, OutputData<T>> change) => Source.Settled is { } data
        ? new(change(data))
        : Output.Run(async waiter => change(await Source.GetAsync(waiter).ConfigureAwait(false)));

    internal Output<T> WithResources(ImmutableHashSet<Resource> resources) =>
        With(data => data.With(OutputData.Union(data.Resources, resources), data.IsSecret));
}

/// <summary>An output of any type.</summary>
internal interface IOutput
{
    ValueTask<IOutputData> GetAsync(Waiter? waiter);

    Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func);
}
