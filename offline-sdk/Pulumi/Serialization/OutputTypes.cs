using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Classes marked with <see cref="OutputTypeAttribute"/>: made by their constructor, read through their fields.</summary>
internal sealed class OutputTypes
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, OutputTypes?> Cache = new();

    private readonly ConstructorInvoker _constructor;

    private OutputTypes(ConstructorInfo constructor)
    {
        _constructor = ConstructorInvoker.Create(constructor);
        Parameters = [.. constructor.GetParameters().Select(parameter =>
            (parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!, parameter.ParameterType))];
    }

    /// <summary>The wire name and type of each argument.</summary>
    public (string Name, Type Type)[] Parameters { get; }

    /// <summary>How to construct the class, or null if it has neither a marked constructor nor a single public one.</summary>
    public static OutputTypes? Find(Type type) => Cache.GetOrAdd(type, static type =>
    {
        var constructors = type.GetConstructors(Members);
        var constructor = constructors.FirstOrDefault(candidate => candidate.IsDefined(typeof(OutputConstructorAttribute)))
            ?? (constructors.Where(candidate => candidate.IsPublic).ToArray() is [var single] ? single : null);
        return constructor is null ? null : new(constructor);
    });

    public static IEnumerable<KeyValuePair<string, object?>> GetFields(object value) =>
        from field in value.GetType().GetFields(Members)
        where field.IsInitOnly
        select KeyValuePair.Create(char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field.GetValue(value));

    public object Construct(object?[] arguments) => _constructor.Invoke(arguments.AsSpan());
}
