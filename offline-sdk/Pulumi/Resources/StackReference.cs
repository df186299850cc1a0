using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The outputs of another stack.</summary>
public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new() { Id = args?.Name ?? name }))
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    public Output<object?> GetOutput(Input<string> name) =>
        WithOwnSecrecy(name, Output.Tuple(name, (Input<ImmutableDictionary<string, object>>)Outputs)
            .Apply(pair => pair.Item2.GetValueOrDefault(pair.Item1)));

    public Output<object> RequireOutput(Input<string> name) =>
        WithOwnSecrecy(name, Output.Tuple(name, (Input<string>)Name, (Input<ImmutableDictionary<string, object>>)Outputs)
            .Apply(parts => parts.Item3.GetValueOrDefault(parts.Item1) ?? throw new KeyNotFoundException(
                $"Required output '{parts.Item1}' does not exist on stack '{parts.Item2}'.")));

    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).Source.GetAsync(waiter: null).ConfigureAwait(false);
        return data.IsSecret ? new() { SecretValue = data.Value } : new() { Value = data.Value };
    }

    public Task<object?> GetValueAsync(Input<string> name) => GetPublicValueAsync(GetOutput(name), "GetOutput");

    public async Task<object> RequireValueAsync(Input<string> name) =>
        (await GetPublicValueAsync(RequireOutput(name), "RequireOutput").ConfigureAwait(false))!;

    private static async Task<object?> GetPublicValueAsync<T>(Output<T> output, string method)
    {
        var data = await output.Source.GetAsync(waiter: null).ConfigureAwait(false);
        return data.IsSecret
            ? throw new InvalidOperationException(
                $"Cannot call '{method}ValueAsync' if the referenced stack has secret outputs. Use '{method}' instead.")
            : data.Value;
    }

    // One secret output makes Outputs secret as a whole; a single output is secret only if it is named as such.
    private Output<T> WithOwnSecrecy<T>(Input<string> name, Output<T> output) => Output.Run(async waiter =>
    {
        var data = await output.Source.GetAsync(waiter).ConfigureAwait(false);
        var key = await name.ToOutput().Source.GetAsync(waiter).ConfigureAwait(false);
        var secretNames = await SecretOutputNames.Source.GetAsync(waiter).ConfigureAwait(false);
        var isSecret = key.IsKnown && secretNames.IsKnown
            ? secretNames.Value.Contains(key.Value)
            : (await Outputs.Source.GetAsync(waiter).ConfigureAwait(false)).IsSecret;
        return data.With(data.Resources, isSecret);
    });
}

public class StackReferenceArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}

public sealed class StackReferenceOutputDetails
{
    public object? Value { get; set; }

    public object? SecretValue { get; set; }
}
