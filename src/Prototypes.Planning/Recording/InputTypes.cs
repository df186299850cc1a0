using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;

namespace Prototypes.Planning.Recording;

/// <summary>A member of an arguments class that is sent to the provider.</summary>
/// <param name="WireName">Its name there.</param>
/// <param name="Read">Reads it.</param>
internal sealed record InputMember(string WireName, Func<object, object?> Read);

/// <summary>How values of each .NET type are taken apart, through what the SDK makes public. Reflection is done once per type.</summary>
internal sealed class InputTypes
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly ConcurrentDictionary<Type, ImmutableArray<InputMember>> _inputs = new();
    private readonly ConcurrentDictionary<Type, ImmutableArray<InputMember>> _fields = new();
    private readonly ConcurrentDictionary<Type, Func<object, ValueTask<OutputContent>>?> _outputs = new();
    private readonly ConcurrentDictionary<Type, Func<object, object?>?> _wrappers = new();

    /// <summary>The members of an arguments class that carry <c>[Input]</c>; for collections it stands on a private field.</summary>
    public ImmutableArray<InputMember> InputsOf(Type argsType) => _inputs.GetOrAdd(argsType, static type =>
    [
        .. from field in type.GetFields(AnyInstance)
           from input in WireNames(field)
           select new InputMember(input, field.GetValue),
        .. from property in type.GetProperties(AnyInstance)
           from input in WireNames(property)
           select new InputMember(input, property.GetValue),
    ]);

    /// <summary>The values of a provider's output class: its read-only fields, which the SDK sends in camel case.</summary>
    public ImmutableArray<InputMember> FieldsOf(Type type) => _fields.GetOrAdd(type, static type =>
    [
        .. from field in type.IsDefined(typeof(OutputTypeAttribute)) ? type.GetFields(AnyInstance) : []
           where field.IsInitOnly
           select new InputMember(CamelCase(field.Name), field.GetValue),
    ]);

    /// <summary>Reads an input or output; <see langword="null"/> if the type is neither.</summary>
    public Func<object, ValueTask<OutputContent>>? OutputReaderOf(Type type) => _outputs.GetOrAdd(type, static type =>
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            var definition = candidate.IsGenericType ? candidate.GetGenericTypeDefinition() : null;
            if (definition == typeof(Input<>) || definition == typeof(Output<>))
            {
                var reader = definition == typeof(Input<>) ? nameof(ReadInputAsync) : nameof(ReadOutputAsync);
                return typeof(InputTypes).GetMethod(reader, BindingFlags.Static | BindingFlags.NonPublic)!
                    .MakeGenericMethod(candidate.GetGenericArguments())
                    .CreateDelegate<Func<object, ValueTask<OutputContent>>>();
            }
        }

        return null;
    });

    /// <summary>Takes the value out of a union or an enumeration of the SDK; <see langword="null"/> if the type is neither.</summary>
    public Func<object, object?>? UnwrapperOf(Type type) => _wrappers.GetOrAdd(type, static type =>
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Union<,>))
        {
            return type.GetProperty(nameof(Union<string, string>.Value))!.GetValue;
        }

        return type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute))
            && type.GetMethod("op_Explicit", BindingFlags.Static | BindingFlags.Public, [type]) is { } toPrimitive
            ? value => toPrimitive.Invoke(null, [value])
            : null;
    });

    private static ValueTask<OutputContent> ReadInputAsync<T>(object input) => OutputContent.ReadAsync(((Input<T>)input).ToOutput());

    private static ValueTask<OutputContent> ReadOutputAsync<T>(object output) => OutputContent.ReadAsync((Output<T>)output);

    // The attribute does not make its name public, but what it was constructed with is metadata.
    private static IEnumerable<string> WireNames(MemberInfo member) =>
        from attribute in member.GetCustomAttributesData()
        where attribute.AttributeType == typeof(InputAttribute)
        select (string)attribute.ConstructorArguments[0].Value!;

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
