namespace Prototypes.Operations.Vault.Configuration;

/// <summary>A key-value engine, version 2.</summary>
public sealed record KeyValueMount
{
    /// <summary>Where it is mounted. Default: <c>secret</c>.</summary>
    public string Path { get; init; } = "secret";
}

/// <summary>A set of values in a key-value engine. The values are secret.</summary>
public sealed record KeyValueSecret
{
    /// <summary>The engine. Default: <c>secret</c>.</summary>
    public string Mount { get; init; } = "secret";

    /// <summary>The path in it.</summary>
    public required string Path { get; init; }

    /// <summary>The values by name: all that the path should hold.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Says where the values are, and none of them.</summary>
    public override string ToString() => $"{Mount}/{Path} [secret]";
}
