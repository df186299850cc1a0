using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Structs marked with <see cref="EnumTypeAttribute"/>, which stand for strings or numbers.</summary>
internal static class EnumTypes
{
    public static bool IsEnumType(Type type) => type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute), inherit: false);

    public static bool TryUnwrap(object value, string path, out object? plain)
    {
        plain = null;
        var type = value.GetType();
        if (!IsEnumType(type))
        {
            return false;
        }

        var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        if (conversion is null || (conversion.ReturnType != typeof(string) && conversion.ReturnType != typeof(double)))
        {
            throw new InvalidOperationException(
                $"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{path}");
        }

        plain = conversion.Invoke(null, [value]);
        return true;
    }

    /// <summary>The constructor that takes the plain value, or null.</summary>
    public static ConstructorInfo? GetConstructor(Type type, Type plainType) =>
        type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [plainType]);
}
