using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Turns plain values into the types that outputs declare. A value that does not fit becomes the type's default, as with the official
/// SDK, which only warns: a provider may be newer than the program's types.
/// </summary>
internal static class Converter
{
    private static readonly MethodInfo OutputOf =
        typeof(Converter).GetMethod(nameof(CreateOutput), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static T Convert<T>(object? value) => TryConvert(value, typeof(T), out var result) && result is not null ? (T)result : default!;

    private static object? Convert(object? value, Type type) => TryConvert(value, type, out var result) ? result : DefaultOf(type);

    private static object? DefaultOf(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static bool TryConvert(object? value, Type type, out object? result)
    {
        if (value is null)
        {
            result = DefaultOf(type);
            return true;
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        result = value;
        if (type == typeof(int))
        {
            result = value is double number ? (int)number : null;
            return result is not null;
        }

        if (type == typeof(object) || type == typeof(string) || type == typeof(bool) || type == typeof(double) || type.IsAssignableTo(typeof(Resource)))
        {
            return type.IsInstanceOfType(value);
        }

        if (type.IsAssignableTo(typeof(AssetOrArchive)))
        {
            result = type.IsInstanceOfType(value) ? value : type == typeof(Archive) ? new InvalidArchive() : new InvalidAsset();
            return true;
        }

        if (type == typeof(JsonElement))
        {
            result = PlainJson.To(value);
            return true;
        }

        if (type.IsEnum)
        {
            var fits = TryConvert(value, type.GetEnumUnderlyingType(), out var number);
            result = fits ? Enum.ToObject(type, number!) : null;
            return fits;
        }

        if (EnumTypes.IsEnumType(type))
        {
            result = value is string or double ? EnumTypes.GetConstructor(type, value.GetType())?.Invoke([value]) : null;
            return result is not null;
        }

        return type.IsConstructedGenericType ? TryConvertGeneric(value, type, out result)
            : type.IsInterface ? TryConvertDiscriminated(value, type, out result)
            : TryConvertOutputType(value, type, out result);
    }

    private static bool TryConvertGeneric(object value, Type type, out object? result)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(ImmutableArray<>))
        {
            result = value is ImmutableArray<object?> list
                ? type == typeof(ImmutableArray<object>)
                    ? list
                    : ImmutableCollections.Of(arguments[0]).CreateArray(list, Convert)
                : null;
            return result is not null;
        }

        if (definition == typeof(ImmutableDictionary<,>))
        {
            result = value is ImmutableDictionary<string, object> map
                ? type == typeof(ImmutableDictionary<string, object>)
                    ? map
                    : ImmutableCollections.Of(arguments[1]).CreateMap(map, Convert)
                : null;
            return result is not null;
        }

        if (definition == typeof(Union<,>))
        {
            var isFirst = TryConvert(value, arguments[0], out result);
            var fits = isFirst || TryConvert(value, arguments[1], out result);
            result = fits ? type.GetMethod(isFirst ? nameof(Union<,>.FromT0) : nameof(Union<,>.FromT1))!.Invoke(null, [result]) : null;
            return fits;
        }

        if (definition == typeof(Output<>))
        {
            var fits = TryConvert(value, arguments[0], out result);
            result = fits ? OutputOf.MakeGenericMethod(arguments).Invoke(null, [result]) : null;
            return fits;
        }

        throw new InvalidOperationException($"Unexpected generic target type {type.FullName}");
    }

    private static bool TryConvertDiscriminated(object value, Type type, out object? result)
    {
        result = null;
        return type.GetCustomAttribute<DiscriminatedUnionDiscriminatorAttribute>() is { } discriminator
            && value is ImmutableDictionary<string, object> map
            && map.GetValueOrDefault(discriminator.PropertyName) is string tag
            && type.GetCustomAttributes<DiscriminatedUnionCaseAttribute>().FirstOrDefault(candidate => candidate.Tag == tag) is { } match
            && TryConvert(value, match.Type, out result);
    }

    private static bool TryConvertOutputType(object value, Type type, out object? result)
    {
        if (value is not ImmutableDictionary<string, object> map
            || !type.IsDefined(typeof(OutputTypeAttribute), inherit: true)
            || OutputTypes.Find(type) is not { } outputType)
        {
            result = null;
            return false;
        }

        var arguments = new object?[outputType.Parameters.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            var (name, parameterType) = outputType.Parameters[index];
            arguments[index] = Convert(map.GetValueOrDefault(name), parameterType);
        }

        result = outputType.Construct(arguments);
        return true;
    }

    private static Output<T> CreateOutput<T>(T value) => Output.Create(value);
}
