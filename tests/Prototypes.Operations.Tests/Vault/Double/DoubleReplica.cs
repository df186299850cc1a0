namespace Prototypes.Operations.Tests.Vault.Double;

/// <summary>One server of the double: has storage or not, is sealed or not.</summary>
internal sealed class DoubleReplica(string name)
{
    public string Name => name;

    public int Port { get; set; }

    /// <summary>Whether it has storage, of its own or from its peers.</summary>
    public bool IsInitialized { get; set; }

    public bool IsSealed { get; set; } = true;

    /// <summary>Refuses connections, as a container that is starting.</summary>
    public int StartsAfter { get; set; }

    /// <summary>How many more looks it takes until retry_join has let it in.</summary>
    public int JoinsAfter { get; set; } = 2;

    /// <summary>A health code that no other state of the double brings about, such as that of a performance standby.</summary>
    public int? HealthStatus { get; set; }

    public List<string> Progress { get; } = [];

    /// <summary>A container that is started again: sealed, with its storage.</summary>
    public void Restart()
    {
        IsSealed = true;
        Progress.Clear();
    }
}
