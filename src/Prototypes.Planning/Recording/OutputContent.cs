using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace Prototypes.Planning.Recording;

/// <summary>What an output holds.</summary>
/// <param name="Value">Its value; <see langword="null"/> if it is unknown.</param>
/// <param name="IsKnown">Whether the value is known before deployment.</param>
/// <param name="IsSecret">Whether the value is secret.</param>
/// <param name="Dependencies">The resources that it comes from.</param>
internal sealed record OutputContent(object? Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Dependencies)
{
    public static async ValueTask<OutputContent> ReadAsync<T>(Output<T> output)
    {
        var isKnown = await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false);
        return new OutputContent(
            isKnown ? await OutputUtilities.GetValueAsync(output).ConfigureAwait(false) : null,
            isKnown,
            await Output.IsSecretAsync(output).ConfigureAwait(false),
            await OutputUtilities.GetDependenciesAsync(output).ConfigureAwait(false));
    }
}
