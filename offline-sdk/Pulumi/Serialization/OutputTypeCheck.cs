using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Whether a state's values can be converted to a type at all; a class that declares another is the program's mistake.</summary>
internal static class OutputTypeCheck
{
    private static readonly HashSet<Type> Simple =
    [
        typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object),
        typeof(Asset), typeof(Archive), typeof(AssetOrArchive), typeof(JsonElement),
    ];

    private static readonly HashSet<Type> Generic =
        [typeof(Nullable<>), typeof(Union<,>), typeof(ImmutableArray<>), typeof(ImmutableDictionary<,>), typeof(Output<>)];

    /// <param name="context">What is of the type.</param>
    /// <param name="type">The type.</param>
    /// <param name="seen">Types that need no second look; types may be recursive.</param>
    /// <exception cref="InvalidOperationException">The type, or one in it, cannot be converted to.</exception>
    public static void Check(string context, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || Simple.Contains(type) || type.IsAssignableTo(typeof(Resource)))
        {
            return;
        }

        if (type.IsConstructedGenericType)
        {
            CheckGeneric(context, type, seen);
        }
        else if (type.GetCustomAttributes<DiscriminatedUnionCaseAttribute>() is var cases && cases.Any())
        {
            foreach (var unionCase in cases)
            {
                Check($"{type.FullName}(\"{unionCase.Tag}\")", unionCase.Type, seen);
            }
        }
        else if (!IsEnum(type))
        {
            CheckOutputType(context, type, seen);
        }
    }

    private static bool IsEnum(Type type) =>
        type.IsEnum
            ? type.GetEnumUnderlyingType() == typeof(int)
            : EnumTypes.IsEnumType(type) && (EnumTypes.GetConstructor(type, typeof(string)) ?? EnumTypes.GetConstructor(type, typeof(double))) is not null;

    private static void CheckGeneric(string context, Type type, HashSet<Type> seen)
    {
        var definition = type.GetGenericTypeDefinition();
        if (!Generic.Contains(definition))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}:\n"
                + "    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
        }

        var arguments = type.GenericTypeArguments;
        if (definition == typeof(ImmutableDictionary<,>) && arguments[0] != typeof(string))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}:\n    The only allowed ImmutableDictionary 'TKey' type is 'String'.");
        }

        foreach (var argument in arguments)
        {
            Check(context, argument, seen);
        }
    }

    private static void CheckOutputType(string context, Type type, HashSet<Type> seen)
    {
        if (!type.IsDefined(typeof(OutputTypeAttribute), inherit: true))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}. Allowed types are:\n"
                + "    String, Boolean, Int32, Double,\n"
                + "    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n"
                + $"    a class explicitly marked with the [{nameof(OutputTypeAttribute)}].");
        }

        var outputType = OutputTypes.Find(type) ?? throw new InvalidOperationException(
            $"{type.FullName} had [{nameof(OutputTypeAttribute)}], "
            + $"but did not contain constructor marked with [{nameof(OutputConstructorAttribute)}].");
        foreach (var (name, parameterType) in outputType.Parameters)
        {
            Check($"{type.FullName}({name})", parameterType, seen);
        }
    }
}
