using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A resource's property with <see cref="OutputAttribute"/>; found once per class.</summary>
internal abstract class OutputMember
{
    private static readonly ConcurrentDictionary<Type, OutputMember[]> Cache = new();

    /// <summary>Gives the properties outputs that wait for the registration.</summary>
    /// <param name="resource">The resource, whose constructor has not run yet.</param>
    /// <param name="registration">Its registration.</param>
    /// <param name="withOwn">False for a component made here: it assigns the outputs of its class itself.</param>
    /// <exception cref="RunException">A property is no output.</exception>
    public static void InitializeAll(Resource resource, Registration registration, bool withOwn)
    {
        foreach (var member in Cache.GetOrAdd(withOwn ? resource.GetType() : typeof(Resource), Find))
        {
            member.Initialize(resource, registration);
        }
    }

    protected abstract void Initialize(Resource resource, Registration registration);

    private static OutputMember[] Find(Type type) =>
    [
        ..
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let attribute = property.GetCustomAttribute<OutputAttribute>()
        where attribute is not null
        select Create(type, property, attribute.Name ?? property.Name),
    ];

    private static OutputMember Create(Type type, PropertyInfo property, string name)
    {
        if (!property.PropertyType.IsConstructedGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([name]);
        }

        // The setter may be private, and so is visible only on the declaring class.
        var declaringType = property.DeclaringType!;
        var setter = declaringType.GetProperty(property.Name, property.PropertyType)!.GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"[Output] {type.FullName}.{property.Name} did not have a 'set' method");
        var valueType = property.PropertyType.GenericTypeArguments[0];
        OutputTypeCheck.Check($"[Output] {type.FullName}.{property.Name}", valueType, []);
        var memberType = typeof(OutputMember<,>).MakeGenericType(declaringType, valueType);
        return (OutputMember)Activator.CreateInstance(memberType, name, setter)!;
    }
}

/// <summary>A property of type <see cref="Output{T}"/> that <typeparamref name="TResource"/> declares.</summary>
internal sealed class OutputMember<TResource, T>(string name, MethodInfo setter) : OutputMember
    where TResource : Resource
{
    private readonly Action<TResource, Output<T>> _set = setter.CreateDelegate<Action<TResource, Output<T>>>();

    protected override void Initialize(Resource resource, Registration registration) =>
        _set((TResource)resource, new(new Source(registration, name)));

    /// <summary>The property's value, converted when somebody asks for it first.</summary>
    private sealed class Source(Registration registration, string name) : OutputSource<T>
    {
        private OutputData<T>? _data;

        internal override OutputData<T>? Settled =>
            _data ?? (registration.Result is { } result ? _data = Convert(result) : null);

        internal override Task<OutputData<T>> Task => AwaitAsync();

        internal override Waiter Waiter => registration.Waiter;

        private async Task<OutputData<T>> AwaitAsync()
        {
            await registration.Completion.ConfigureAwait(false);
            return Settled!;
        }

        // The base classes declare the URN and the id, whoever derives from them the properties of the state.
        private OutputData<T> Convert(RegistrationResult result)
        {
            if (typeof(TResource) == typeof(Resource))
            {
                return new(registration.Self, (T)(object)result.Urn, isKnown: true, isSecret: false);
            }

            if (typeof(TResource) == typeof(CustomResource))
            {
                return new(registration.Self, (T)(object)result.Id, isKnown: result.Id.Length > 0, isSecret: false);
            }

            return result.State.Get<T>(name, registration.Self)
                ?? new(registration.Self, default!, registration.IsMissingKnown, isSecret: false);
        }
    }
}
