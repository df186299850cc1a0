using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Structs marked with <see cref="EnumTypeAttribute"/>, which stand for strings or numbers.</summary>
internal static class EnumTypes
{
    public static bool IsEnumType(Type type) => type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute), inherit: false);

    public static object? Unwrap(object value, string path)
    {
        var type = value.GetType();
        var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        return conversion?.ReturnType == typeof(string) || conversion?.ReturnType == typeof(double)
            ? conversion.Invoke(null, [value])
            : throw new InvalidOperationException(
                $"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{path}");
    }

    /// <summary>The constructor that takes the plain value, or null.</summary>
    public static ConstructorInfo? GetConstructor(Type type, Type plainType) =>
        type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [plainType]);
}
