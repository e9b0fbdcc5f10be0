using System.Reflection;
using Orleans.Serialization;

namespace Orleans.Copying;

/// <summary>How values of exactly one type are copied.</summary>
internal static class CopyPlans
{
    private static readonly Dictionary<Type, string> Collections = new()
    {
        [typeof(List<>)] = nameof(CollectionPlans.List),
        [typeof(HashSet<>)] = nameof(CollectionPlans.Set),
        [typeof(Dictionary<,>)] = nameof(CollectionPlans.Map),
        [typeof(Queue<>)] = nameof(CollectionPlans.Queue),
        [typeof(KeyValuePair<,>)] = nameof(CollectionPlans.Pair),
        [typeof(Nullable<>)] = nameof(CollectionPlans.Optional),
        [typeof(ValueTuple<,>)] = nameof(CollectionPlans.Tuple2),
        [typeof(ValueTuple<,,>)] = nameof(CollectionPlans.Tuple3),
    };

    public static Func<T, CopyContext, T> Make<T>()
    {
        var type = typeof(T);
        if (Shallow.Is(type))
        {
            return static (value, _) => value;
        }

        if (type.IsSZArray)
        {
            return Bind<T>(nameof(CollectionPlans.Array), [type.GetElementType()!]);
        }

        if (type.IsGenericType && Collections.TryGetValue(type.GetGenericTypeDefinition(), out var plan))
        {
            return Bind<T>(plan, type.GetGenericArguments());
        }

        if (type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) && !type.IsAbstract)
        {
            return CompiledPlan.Of<T>();
        }

        return static (_, _) => throw new CodecNotFoundException($"Could not find a copier for type {typeof(T)}.");
    }

    private static Func<T, CopyContext, T> Bind<T>(string plan, Type[] arguments) =>
        typeof(CollectionPlans).GetMethod(plan, BindingFlags.Static | BindingFlags.Public)!
            .MakeGenericMethod(arguments)
            .CreateDelegate<Func<T, CopyContext, T>>();
}
