using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Proxies;

/// <summary>The four return types of grain methods: how the proxy sends, and how the answer becomes a ValueTask.</summary>
internal sealed record ReturnKind(Type Result, MethodInfo Call, MethodBase Adapt)
{
    public static bool IsKnown(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));

    public static ReturnKind Of(Type type)
    {
        if (!type.IsGenericType)
        {
            return type == typeof(Task)
                ? new(typeof(Unit), Method(nameof(GrainProxy.CallTask)), Adapter(nameof(FromTask)))
                : new(typeof(Unit), Method(nameof(GrainProxy.CallValueTask)), Adapter(nameof(FromValueTask)));
        }

        var result = type.GetGenericArguments()[0];
        return type.GetGenericTypeDefinition() == typeof(Task<>)
            ? new(result, Method(nameof(GrainProxy.CallTaskOf)).MakeGenericMethod(result), Adapter(nameof(FromTaskOf)).MakeGenericMethod(result))
            : new(result, Method(nameof(GrainProxy.CallValueTaskOf)).MakeGenericMethod(result), Adapter(nameof(Same)).MakeGenericMethod(result));
    }

    public static ValueTask<Unit> FromTask(Task task) => task.IsCompletedSuccessfully ? default : Await(new ValueTask(task));

    public static ValueTask<Unit> FromValueTask(ValueTask task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            return Await(task);
        }

        // A pooled source must be told that its result was taken.
        task.GetAwaiter().GetResult();
        return default;
    }

    public static ValueTask<T> FromTaskOf<T>(Task<T> task) => new(task);

    public static ValueTask<T> Same<T>(ValueTask<T> task) => task;

    private static async ValueTask<Unit> Await(ValueTask task)
    {
        await task;
        return default;
    }

    private static MethodInfo Method(string name) => typeof(GrainProxy).GetMethod(name)!;

    private static MethodInfo Adapter(string name) => typeof(ReturnKind).GetMethod(name)!;
}
