using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Prototypes.Planning.Recording;

/// <summary>
/// Answers as providers do in a preview: what a resource was given is known as its output of the same name, all else is known only after
/// deployment. An output is secret if the input is, or if the resource's type or options say so.
/// </summary>
internal sealed class ProviderMocks(Recorder recorder) : IMocks
{
    /// <summary>Why the program had to fail, if it did so here.</summary>
    public PlanException? Failure { get; private set; }

    /// <inheritdoc/>
    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var resource = recorder.Registering;
        if (resource is null || (resource.Type, resource.Name) != (args.Type, args.Name))
        {
            throw new InvalidOperationException($"The SDK registers {args.Type}::{args.Name} in the flow of another resource.");
        }

        resource.IsRegistered = true;
        var inputs = await resource.Inputs.ConfigureAwait(false);
        var state = args.Inputs.ToBuilder();
        foreach (var (name, _) in inputs.Values.Where(input => KnownSecrets.HoldsSecret(input.Value)))
        {
            MakeSecret(name);
        }

        foreach (var name in resource.SecretOutputs)
        {
            MakeSecret(name);
        }

        return (string.IsNullOrEmpty(args.Id) ? null : args.Id, state.ToImmutable());

        void MakeSecret(string name) => state[name] = state.TryGetValue(name, out var value) ? Secret(value) : UnknownSecret();
    }

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args)
    {
        Failure = new PlanException(
            $"The program calls '{args.Token}', which only a running provider can answer. "
            + "A plan needs inputs that the program itself knows.");
        return Task.FromException<object>(Failure);
    }

    private static Output<object> Secret(object value) => Output.CreateSecret(value);

    // The secret mark of an output survives the way through the mocked engine only around a known value; that value may be an output that
    // is not known.
    private static Output<object> UnknownSecret() => Secret(OutputUtilities.CreateUnknown(""));
}
