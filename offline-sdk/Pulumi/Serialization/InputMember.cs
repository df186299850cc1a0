using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A field or property marked with <see cref="InputAttribute"/>; found once per class of arguments.</summary>
internal sealed class InputMember
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, InputMember[]> Cache = new();

    private readonly InputAttribute _attribute;
    private readonly string _fullName;
    private readonly string _name;
    private readonly Func<object, object?> _read;

    private InputMember(Type type, MemberInfo member, InputAttribute attribute, Func<object, object?> read)
    {
        _attribute = attribute;
        _name = member.Name;
        _fullName = $"[Input] {type.FullName}.{member.Name}";
        _read = read;
    }

    /// <summary>The wire names and values of all members, in the order of declaration, fields first.</summary>
    /// <exception cref="ArgumentNullException">A required member has no value.</exception>
    public static IReadOnlyCollection<KeyValuePair<string, object?>> Read(InputArgs args)
    {
        var members = Cache.GetOrAdd(args.GetType(), Find);
        var inputs = new KeyValuePair<string, object?>[members.Length];
        for (var index = 0; index < members.Length; index++)
        {
            inputs[index] = new(members[index]._attribute.Name, members[index].ReadValue(args));
        }

        return inputs;
    }

    private static InputMember[] Find(Type type)
    {
        var fields =
            from field in type.GetFields(Members)
            let attribute = field.GetCustomAttribute<InputAttribute>()
            where attribute is not null
            select new InputMember(type, field, attribute, field.GetValue);
        var properties =
            from property in type.GetProperties(Members)
            let attribute = property.GetCustomAttribute<InputAttribute>()
            where attribute is not null
            select new InputMember(type, property, attribute, property.GetValue);
        return [.. fields, .. properties];
    }

    private object? ReadValue(InputArgs args)
    {
        var value = _read(args);
        if (value is null)
        {
            return _attribute.IsRequired
                ? throw new ArgumentNullException(_name, $"{_fullName} is required but was not given a value")
                : null;
        }

        return _attribute.Json ? JsonText.Serialize(value, _fullName) : value;
    }
}
