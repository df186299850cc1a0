namespace Prototypes.Settings;

/// <summary>Options of Vault.</summary>
public sealed record VaultSettings
{
    /// <summary>How many replicas it has.</summary>
    [Setting("How many replicas Vault has: an odd number outlives the loss of some; 1 saves memory.", Minimum = 1, Maximum = 7)]
    public int Replicas { get; init; } = 3;

    /// <summary>How many unseal keys it makes.</summary>
    [Setting("How many unseal keys Vault makes when it is initialised. Later changes have no effect.", Minimum = 1, Maximum = 10)]
    public int KeyShares { get; init; } = 5;

    /// <summary>How many of the keys unseal it.</summary>
    [Setting("How many of the keys unseal Vault; not more than there are.", Minimum = 1, Maximum = 10)]
    public int KeyThreshold { get; init; } = 3;
}
