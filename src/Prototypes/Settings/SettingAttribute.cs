namespace Prototypes.Settings;

/// <summary>Makes a property of a settings record a key of the stack configuration, and documents it.</summary>
/// <remarks>
/// The binder, the JSON schema and the settings reference are all made from these attributes: a property with one is all
/// that a new option takes. The default is the property's value on a new record.
/// </remarks>
/// <param name="description">What the setting does, as a sentence for the reference and for editors.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string description) : Attribute
{
    /// <summary>What the setting does.</summary>
    public string Description { get; } = description;

    /// <summary>The key, if it is not the property's name in camel case.</summary>
    public string? Name { get; init; }

    /// <summary>The default in words, where it depends on other settings.</summary>
    public string? Default { get; init; }

    /// <summary>The smallest allowed number.</summary>
    public int Minimum { get; init; } = int.MinValue;

    /// <summary>The largest allowed number.</summary>
    public int Maximum { get; init; } = int.MaxValue;

    /// <summary>A regular expression that a text must match as a whole, or every item of a list for editors; a list without one names components.</summary>
    public string? Pattern { get; init; }

    /// <summary>What <see cref="Pattern"/> demands, in words that complete "is not ...".</summary>
    public string? Rule { get; init; }

    /// <summary>The only allowed texts, where the property is a text and not an enumeration.</summary>
    public string[] Allowed { get; init; } = [];

    /// <summary>A value that shows the form, for the reference and for messages.</summary>
    public string? Example { get; init; }
}
