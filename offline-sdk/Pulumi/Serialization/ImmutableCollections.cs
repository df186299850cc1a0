using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pulumi.Serialization;

/// <summary>Makes immutable arrays and dictionaries of types that are known only at run time.</summary>
internal abstract class ImmutableCollections
{
    private static readonly ConcurrentDictionary<Type, ImmutableCollections> Cache = new();

    public static ImmutableCollections Of(Type itemType) => Cache.GetOrAdd(
        itemType, static type => (ImmutableCollections)Activator.CreateInstance(typeof(Collections<>).MakeGenericType(type))!);

    /// <summary>Whether the list is an immutable array that was never made, and so cannot even be counted.</summary>
    public static bool IsDefault(IList list)
    {
        try
        {
            _ = list.Count;
            return false;
        }
        catch (InvalidOperationException) when (list.GetType() is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return true;
        }
    }

    public abstract object CreateArray(ImmutableArray<object?> items, Func<object?, Type, object?> convert);

    public abstract object CreateMap(ImmutableDictionary<string, object> entries, Func<object?, Type, object?> convert);

    private sealed class Collections<T> : ImmutableCollections
    {
        public override object CreateArray(ImmutableArray<object?> items, Func<object?, Type, object?> convert)
        {
            var array = new T[items.Length];
            for (var index = 0; index < array.Length; index++)
            {
                array[index] = (T)convert(items[index], typeof(T))!;
            }

            return ImmutableCollectionsMarshal.AsImmutableArray(array);
        }

        public override object CreateMap(ImmutableDictionary<string, object> entries, Func<object?, Type, object?> convert)
        {
            var map = ImmutableDictionary.CreateBuilder<string, T>();
            foreach (var (key, value) in entries)
            {
                map.Add(key, (T)convert(value, typeof(T))!);
            }

            return map.ToImmutable();
        }
    }
}
