namespace Prototypes.Operations.Etcd;

/// <summary>Finds the steps from what stands on a cluster to what is wanted, in the only order that keeps every value readable.</summary>
/// <remarks>
/// A key is added before it writes, the API server's reload is awaited before anything relies on it, every value is rewritten before a key
/// goes, and the API server is only ever switched to or from a configuration that writes plaintext, so that switching back is safe. The
/// plan depends on nothing but the state, so an interrupted one is finished by planning again; where the state is the wanted one, what is
/// left only checks that it is.
/// </remarks>
public static class EncryptionPlan
{
    /// <summary>The steps to a configuration.</summary>
    /// <param name="state">What stands.</param>
    /// <param name="desired">The configuration that is wanted: its keys in order, its phase, its resources.</param>
    /// <exception cref="OperationException">A value would become unreadable, or the configuration is wrong. Nothing was
    /// changed.</exception>
    public static IReadOnlyList<EncryptionStep> ToReach(EncryptionState state, EncryptionConfiguration desired)
    {
        if (desired.FindProblems(desired.Phase) is { Count: > 0 } problems)
        {
            throw new OperationException(string.Join(" ", problems));
        }

        RefuseUnreadable(state, desired);
        var steps = new List<EncryptionStep>();
        var current = state.Configuration;
        if (!state.ServerUsesConfiguration)
        {
            current = Write(steps, current, With(desired, EncryptionPhase.Decrypt, Union(desired, current)));
            steps.Add(new UseConfiguration());
        }
        else
        {
            steps.Add(state.ServerIsPrepared ? new AwaitReload() : new UseConfiguration());
        }

        if (!Union(current, null).ToHashSet().IsSupersetOf(desired.Keys))
        {
            current = Write(steps, current, With(desired, current!.Phase, Union(current, desired)));
        }

        current = Write(steps, current, With(desired, desired.Phase, Union(desired, current)));
        steps.Add(new RewriteValues(desired.Resources, desired.Writes));
        Write(steps, current, With(desired, desired.Phase, desired.Keys));
        return steps;
    }

    /// <summary>The steps to a cluster whose values are plaintext and whose node has no keys.</summary>
    /// <param name="state">What stands.</param>
    /// <exception cref="OperationException">A value is encrypted with a key that is not at hand. Nothing was changed.</exception>
    public static IReadOnlyList<EncryptionStep> ToRemove(EncryptionState state)
    {
        RefuseUnreadable(state, desired: null);
        if (state.Configuration is not { } current)
        {
            return [];
        }

        var steps = new List<EncryptionStep>();
        var decrypting = With(current, EncryptionPhase.Decrypt, current.Keys);
        if (state.ServerUsesConfiguration)
        {
            steps.Add(state.ServerIsPrepared ? new AwaitReload() : new UseConfiguration());
            Write(steps, current, decrypting);
        }
        else if (state.Stored.Any(values => values.Prefix != StoredPrefix.Plaintext))
        {
            Write(steps, current, decrypting);
            steps.Add(new UseConfiguration());
        }

        if (steps.Count > 0)
        {
            steps.Add(new RewriteValues(current.Resources, StoredPrefix.Plaintext));
            steps.Add(new StopUsingConfiguration());
        }

        steps.Add(new RemoveConfiguration());
        return steps;
    }

    private static EncryptionConfiguration Write(List<EncryptionStep> steps, EncryptionConfiguration? current, EncryptionConfiguration next)
    {
        if (current?.Render() != next.Render())
        {
            steps.Add(new WriteConfiguration(next));
        }

        return next;
    }

    private static EncryptionConfiguration With(EncryptionConfiguration desired, EncryptionPhase phase, IEnumerable<ProviderKey> keys) =>
        EncryptionConfiguration.Create(phase, keys, desired.Resources);

    private static IEnumerable<ProviderKey> Union(EncryptionConfiguration? first, EncryptionConfiguration? second) =>
        (first?.Keys ?? []).Concat(second?.Keys ?? []).Distinct();

    private static void RefuseUnreadable(EncryptionState state, EncryptionConfiguration? desired)
    {
        var current = state.Configuration;
        if (desired is not null && current is not null)
        {
            foreach (var key in desired.Keys)
            {
                if (current.Keys.Any(known => known.Prefix == key.Prefix && known.Key.Secret != key.Key.Secret))
                {
                    throw new OperationException(
                        $"Key '{key}' has another secret than on the node, and values in etcd only name their key. Give the new key a new "
                        + "name.");
                }
            }
        }

        var readable = Union(current, desired).Select(StoredPrefix.Of).Append(StoredPrefix.Plaintext).ToHashSet();
        if (state.Stored.FirstOrDefault(values => !readable.Contains(values.Prefix)) is { } unreadable)
        {
            throw new OperationException(
                $"{unreadable.Keys.Count} of the {unreadable.Resource.Name} in etcd begin with '{unreadable.Prefix}', a key that neither "
                + "the node nor the input has. Give that key as well.");
        }

        // Leaving a resource out also has to stop the API server from encrypting it first, which is a decryption of its own.
        var dropped = desired is null ? null : current?.Resources.Except(desired.Resources).FirstOrDefault();
        if (dropped is not null
            && (current!.Phase == EncryptionPhase.Encrypt
                || state.Stored.Any(values => values.Resource.Name == dropped && values.Prefix != StoredPrefix.Plaintext)))
        {
            throw new OperationException(
                $"The {dropped} in etcd are encrypted, so '{dropped}' cannot be left out. Run 'etcd disable' first, then 'etcd enable' "
                + "without it.");
        }
    }
}
