using System.Collections.Immutable;
using System.Reflection;
using Prototypes.Releases;

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
    Group,
}

/// <summary>A setting as the binder, the schema and the reference see it: a property with its attribute.</summary>
internal sealed record SettingDefinition(PropertyInfo Property, SettingAttribute Attribute)
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
        _ => SettingKind.Group,
    };

    /// <summary>The allowed texts of a choice.</summary>
    public ImmutableArray<string> Choices => Type.IsEnum ? [.. Enum.GetNames(Type).Select(Texts.KebabCase)] : [.. Attribute.Allowed];

    /// <summary>The settings in a group.</summary>
    public ImmutableArray<SettingDefinition> Children => Of(Type);

    /// <summary>The settings of a record, in the order in which it declares them.</summary>
    public static ImmutableArray<SettingDefinition> Of(Type record) =>
    [
        .. from property in record.GetProperties()
           let attribute = property.GetCustomAttribute<SettingAttribute>()
           where attribute is not null
           orderby property.MetadataToken
           select new SettingDefinition(property, attribute),
    ];
}
