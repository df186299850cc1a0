using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Prototypes.Releases;
using Pulumi;

namespace Prototypes.Settings;

/// <summary>What kind of value a setting takes.</summary>
internal enum SettingKind
{
    Text,
    Number,
    Boolean,
    Choice,
    Version,
    Subnet,
    List,
    Secretable,
    Group,
}

/// <summary>A setting as the binder, the schema and the reference see it: a property with its attribute.</summary>
internal sealed record SettingDefinition(PropertyInfo Property, SettingAttribute Attribute, object? Default)
{
    public string Name => Attribute.Name ?? char.ToLowerInvariant(Property.Name[0]) + Property.Name[1..];

    /// <summary>The property's type without <see cref="Nullable{T}"/>.</summary>
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public SettingKind Kind => Type switch
    {
        _ when Type == typeof(string) => Attribute.Allowed.Length > 0 ? SettingKind.Choice : SettingKind.Text,
        _ when Type == typeof(int) => SettingKind.Number,
        _ when Type == typeof(bool) => SettingKind.Boolean,
        { IsEnum: true } => SettingKind.Choice,
        _ when Type == typeof(SemVersion) => SettingKind.Version,
        _ when Type == typeof(Ipv4Subnet) => SettingKind.Subnet,
        _ when Type == typeof(ImmutableArray<string>) => SettingKind.List,
        _ when Type == typeof(Input<string>) => SettingKind.Secretable,
        _ => SettingKind.Group,
    };

    /// <summary>The allowed texts of a choice.</summary>
    public ImmutableArray<string> Choices => Type.IsEnum ? [.. Enum.GetNames(Type).Select(Texts.KebabCase)] : [.. Attribute.Allowed];

    /// <summary>The settings in a group.</summary>
    public ImmutableArray<SettingDefinition> Children => Of(Default!);

    /// <summary>The default as the configuration would write it; null where there is none or it depends on other settings.</summary>
    public string? DefaultText => (Kind, Attribute.Default) switch
    {
        (_, not null) or (SettingKind.Group or SettingKind.List or SettingKind.Secretable, _) => null,
        (SettingKind.Boolean, _) => Default is true ? "true" : "false",
        (SettingKind.Choice, _) when Type.IsEnum => Texts.KebabCase(Default!.ToString()!),
        (SettingKind.Version, _) => (Default ?? ReleaseCatalogue.Default.VersionOf(Name))?.ToString(),
        _ => Convert.ToString(Default, CultureInfo.InvariantCulture),
    };

    /// <summary>The top-level settings of a stack.</summary>
    public static ImmutableArray<SettingDefinition> Root => Of(new StackSettings { Stack = "stack", Compose = [] });

    /// <summary>The settings of a record, whose values are the defaults, in the order in which it declares them.</summary>
    public static ImmutableArray<SettingDefinition> Of(object record) =>
    [
        .. from property in record.GetType().GetProperties()
           let attribute = property.GetCustomAttribute<SettingAttribute>()
           where attribute is not null
           orderby property.MetadataToken
           select new SettingDefinition(property, attribute, property.GetValue(record)),
    ];
}
