using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Copying;

/// <summary>Copies a value for the other side of a grain boundary. Plans are made once per type and compiled.</summary>
internal static class Copier
{
    private static readonly ConcurrentDictionary<Type, Func<object, CopyContext, object>> ByRuntimeType = new();
    private static readonly MethodInfo CopyBoxedMethod =
        typeof(Copier).GetMethod(nameof(CopyBoxed), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>Copies a whole argument or result.</summary>
    /// <exception cref="Serialization.CodecNotFoundException">Something in it is neither serialisable nor known to be immutable.</exception>
    public static T Copy<T>(T value)
    {
        if (Plan<T>.IsShallow || value is null)
        {
            return value;
        }

        var context = CopyContext.Current;
        try
        {
            return CopyPart(value, context);
        }
        finally
        {
            context.Reset();
        }
    }

    /// <summary>Copies a part of it; compiled plans call this for their members.</summary>
    public static T CopyPart<T>(T value, CopyContext context)
    {
        if (Plan<T>.IsShallow || value is null)
        {
            return value;
        }

        if (typeof(T).IsValueType)
        {
            return Plan<T>.Exact(value, context);
        }

        if (context.Find(value) is { } known)
        {
            return (T)known;
        }

        return value.GetType() == typeof(T)
            ? Plan<T>.Exact(value, context)
            : (T)ByRuntimeType.GetOrAdd(value.GetType(), Bind)(value, context);
    }

    private static Func<object, CopyContext, object> Bind(Type type) =>
        Shallow.Is(type)
            ? static (value, _) => value
            : CopyBoxedMethod.MakeGenericMethod(type).CreateDelegate<Func<object, CopyContext, object>>();

    private static object CopyBoxed<T>(object value, CopyContext context) => Plan<T>.Exact((T)value, context)!;

    private static class Plan<T>
    {
        public static readonly bool IsShallow = Shallow.Is(typeof(T));
        public static readonly Func<T, CopyContext, T> Exact = CopyPlans.Make<T>();
    }
}
