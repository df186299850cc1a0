using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Resource arguments without a class: wire names and values.</summary>
public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal override IReadOnlyCollection<KeyValuePair<string, object?>> GetInputs() =>
        [.. dictionary.OrderBy(entry => entry.Key, StringComparer.Ordinal)];
}

/// <summary>Invoke arguments without a class: wire names and values.</summary>
public sealed class DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary) : InvokeArgs
{
    internal override IReadOnlyCollection<KeyValuePair<string, object?>> GetInputs() =>
        [.. dictionary.OrderBy(entry => entry.Key, StringComparer.Ordinal)];
}
