using System.Collections.Immutable;

namespace Prototypes.Settings;

/// <summary>A value of the configuration as it was written, before it is bound.</summary>
public abstract record SettingsNode
{
    /// <summary>Where it stands in the stack file.</summary>
    public SourcePosition Position { get; init; }
}

/// <summary>A single value.</summary>
public sealed record SettingsScalar : SettingsNode
{
    /// <summary>The value's text; null where nothing or <c>~</c> was written.</summary>
    public required string? Text { get; init; }

    /// <summary>Whether YAML reads it as a number and writes that one differently, as it does with <c>1.30</c>.</summary>
    public bool IsRewrittenByYaml { get; init; }

    /// <summary>Whether it is a secret.</summary>
    public Secrecy Secrecy { get; init; }

    /// <summary>The value in quotes and on one line, for a message; not the value, if it may be secret.</summary>
    public string Quoted => Secrecy == Secrecy.Plain ? Texts.Quote(Text ?? "") : "[secret]";
}

/// <summary>Whether a value is a secret.</summary>
public enum Secrecy
{
    /// <summary>It is not.</summary>
    Plain,

    /// <summary>It is part of a value that holds a secret somewhere; the engine does not tell where.</summary>
    Possible,

    /// <summary>It is.</summary>
    Secret,
}

/// <summary>A value that is encrypted in the stack file, and is never decrypted here.</summary>
public sealed record SettingsEncrypted : SettingsNode;

/// <summary>A list of values.</summary>
public sealed record SettingsList : SettingsNode
{
    /// <summary>The values.</summary>
    public required ImmutableArray<SettingsNode> Items { get; init; }
}

/// <summary>Values by key.</summary>
public sealed record SettingsMap : SettingsNode
{
    /// <summary>The map without entries.</summary>
    public static SettingsMap Empty { get; } = new() { Entries = [] };

    /// <summary>The entries as written; no key occurs twice.</summary>
    public required ImmutableArray<SettingsEntry> Entries { get; init; }

    /// <summary>The value of a key; null if there is no such key.</summary>
    public SettingsNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    internal SettingsMap With(string key, SettingsNode value)
    {
        var index = Entries.Select(entry => entry.Key).ToList().IndexOf(key);
        var entry = new SettingsEntry(key, value);
        return this with { Entries = index < 0 ? Entries.Add(entry) : Entries.SetItem(index, entry) };
    }
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Position">Where the key stands in the stack file.</param>
public sealed record SettingsEntry(string Key, SettingsNode Value, SourcePosition Position = default);
