namespace Prototypes.Operations.Etcd;

/// <summary>One step on the way to another encryption. Between any two steps, and when the node restarts there, all values are
/// readable.</summary>
public abstract record EncryptionStep
{
    private protected EncryptionStep()
    {
    }
}

/// <summary>Waits until the API server has loaded the configuration that lies on the node.</summary>
public sealed record AwaitReload : EncryptionStep;

/// <summary>Puts a configuration on the node and, if the API server uses it, waits until it has loaded it.</summary>
/// <param name="Configuration">The configuration.</param>
public sealed record WriteConfiguration(EncryptionConfiguration Configuration) : EncryptionStep;

/// <summary>Starts the API server with the configuration and automatic reload.</summary>
public sealed record UseConfiguration : EncryptionStep;

/// <summary>Writes every value anew that the API server would store differently today.</summary>
/// <param name="Resources">The resources.</param>
/// <param name="Prefix">What all values begin with afterwards.</param>
public sealed record RewriteValues(IReadOnlyList<string> Resources, StoredPrefix Prefix) : EncryptionStep
{
    /// <inheritdoc />
    public bool Equals(RewriteValues? other) => other is not null && Prefix == other.Prefix && Resources.SequenceEqual(other.Resources);

    /// <inheritdoc />
    public override int GetHashCode() => Prefix.GetHashCode();
}

/// <summary>Starts the API server without a configuration.</summary>
public sealed record StopUsingConfiguration : EncryptionStep;

/// <summary>Removes the configuration, and with it the keys, from the node.</summary>
public sealed record RemoveConfiguration : EncryptionStep;
