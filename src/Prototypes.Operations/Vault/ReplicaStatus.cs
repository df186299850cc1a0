using System.Text.Json.Nodes;

namespace Prototypes.Operations.Vault;

/// <summary>What a replica is doing.</summary>
public enum ReplicaMode
{
    /// <summary>It does not answer.</summary>
    Unreachable,

    /// <summary>It has no storage yet: nobody has initialised Vault, or it has not joined its peers.</summary>
    Uninitialized,

    /// <summary>It has storage and waits for unseal keys.</summary>
    Sealed,

    /// <summary>It is unsealed and forwards to the active replica.</summary>
    Standby,

    /// <summary>It is unsealed and finds no active replica.</summary>
    StandbyAlone,

    /// <summary>It serves requests.</summary>
    Active,

    /// <summary>It belongs to a disaster recovery secondary, which serves no requests.</summary>
    DisasterRecoverySecondary,

    /// <summary>Its peers have removed it from their cluster.</summary>
    Removed,
}

/// <summary>How a replica is.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Mode">What it is doing.</param>
/// <param name="Detail">Why it is unreachable, or the version of Vault that answers.</param>
public sealed record ReplicaStatus(string Pod, ReplicaMode Mode, string Detail)
{
    /// <summary>Whether it is in service, or would be if it were the leader.</summary>
    public bool IsUnsealed => Mode is ReplicaMode.Active or ReplicaMode.Standby or ReplicaMode.StandbyAlone;

    /// <summary>Whether it holds storage.</summary>
    internal bool IsInitialized => Mode is not (ReplicaMode.Unreachable or ReplicaMode.Uninitialized);

    /// <summary>Reads an answer of <c>GET sys/health</c>, whose status code tells the mode.</summary>
    internal static ReplicaStatus FromHealth(string pod, VaultResponse response)
    {
        ReplicaMode? mode = (int)response.Status switch
        {
            200 => ReplicaMode.Active,
            429 or 473 => ReplicaMode.Standby,
            472 => ReplicaMode.DisasterRecoverySecondary,
            474 => ReplicaMode.StandbyAlone,
            501 => ReplicaMode.Uninitialized,
            530 => ReplicaMode.Removed,
            // A gateway in between answers 503 too, but does not know whether Vault is sealed.
            503 when response.Body["sealed"] is JsonValue => ReplicaMode.Sealed,
            _ => null,
        };
        return mode is { } known
            ? new ReplicaStatus(pod, known, response.Body["version"] is JsonValue version ? $"Vault {version}" : "")
            : new ReplicaStatus(pod, ReplicaMode.Unreachable, $"it answers HTTP {(int)response.Status}");
    }

    /// <summary>The status in words, for a list.</summary>
    public override string ToString() => $"{Pod} is {Describe()}";

    private string Describe() => Mode switch
    {
        ReplicaMode.Unreachable => $"unreachable ({Detail.TrimEnd('.')})",
        ReplicaMode.Uninitialized => "not initialised",
        ReplicaMode.StandbyAlone => "standby without an active replica",
        ReplicaMode.DisasterRecoverySecondary => "a disaster recovery secondary",
        _ => Mode.ToString().ToLowerInvariant(),
    };
}
