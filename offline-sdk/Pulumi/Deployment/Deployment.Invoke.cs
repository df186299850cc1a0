using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Under this name a method call gets the resource that it is called on.</summary>
    private const string SelfArgument = "__self__";

    internal Output<T> Invoke<T>(string token, InvokeArgs? args, InvokeOptions? options) => Output.Run(async waiter =>
    {
        var inputs = await SerializeAsync(token, args, waiter).ConfigureAwait(false);
        var dependsOn = await DependencyWait.GetExplicitAsync((options as InvokeOutputOptions)?.DependsOn, waiter).ConfigureAwait(false);
        ImmutableHashSet<Resource> dependencies = [.. inputs.Dependencies, .. dependsOn];
        if (inputs.HasUnknown || !await DependencyWait.HaveKnownIdsAsync(dependencies, waiter).ConfigureAwait(false))
        {
            return OutputData.Unknown<T>(OutputData.NoResources, default!, isSecret: false);
        }

        var result = await CallAsync(token, inputs, options?.Provider ?? options?.Parent?.GetProvider(token), waiter).ConfigureAwait(false);
        return result.Whole<T>(dependencies);
    });

    internal Output<T> InvokeSingle<T>(string token, InvokeArgs? args, InvokeOptions? options) =>
        Invoke<ImmutableDictionary<string, T>>(token, args, options).Apply(outputs => outputs.Values.First());

    internal async Task<T> InvokeAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        var waiter = new Waiter();
        var inputs = await SerializeAsync(token, args, waiter).ConfigureAwait(false);
        var result = await CallAsync(token, inputs, options?.Provider ?? options?.Parent?.GetProvider(token), waiter).ConfigureAwait(false);
        return result.Whole<T>(OutputData.NoResources).Value;
    }

    internal async Task<T> InvokeSingleAsync<T>(string token, InvokeArgs? args, InvokeOptions? options) =>
        (await InvokeAsync<ImmutableDictionary<string, T>>(token, args, options).ConfigureAwait(false)).Values.First();

    internal Output<T> Call<T>(string token, CallArgs? args, Resource? self, CallOptions? options) => Output.Run(async waiter =>
    {
        var arguments = (args ?? CallArgs.Empty).GetInputs();
        var inputs = await SerializedProperties.CreateAsync(
            self is null ? arguments : [.. arguments, new(SelfArgument, self)], waiter, $"call:{token}").ConfigureAwait(false);
        var provider = self is null ? options?.Provider ?? options?.Parent?.GetProvider(token) : self.Provider;
        var result = await CallAsync(token, inputs, provider, waiter).ConfigureAwait(false);
        return result.Whole<T>(OutputData.NoResources);
    });

    private static ValueTask<SerializedProperties> SerializeAsync(string token, InvokeArgs? args, Waiter waiter) =>
        SerializedProperties.CreateAsync((args ?? InvokeArgs.Empty).GetInputs(), waiter, $"invoke:{token}");

    private async Task<SerializedProperties> CallAsync(string token, SerializedProperties inputs, ProviderResource? provider, Waiter waiter) =>
        await _monitor.CallAsync(
            token, inputs.Values, await GetProviderReferenceAsync(provider, waiter).ConfigureAwait(false)).ConfigureAwait(false);
}
