using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Copying;
using Orleans.Runtime;

namespace Orleans.Proxies;

/// <summary>The generated reference type of a grain interface.</summary>
internal sealed class ProxyType
{
    private static readonly ConcurrentDictionary<Type, ProxyType> Types = new();

    private readonly Func<GrainProxy> _create;
    private readonly RequestInfo[] _methods;

    private ProxyType(Type grainInterface)
    {
        var methods = MethodsOf(grainInterface);
        _methods = [.. methods.Select(Describe)];
        var type = ProxyEmitter.Emit(grainInterface, methods);
        _create = System.Linq.Expressions.Expression.Lambda<Func<GrainProxy>>(System.Linq.Expressions.Expression.New(type)).Compile();
    }

    /// <exception cref="ArgumentException">The interface cannot be a grain interface; the message says which method and why.</exception>
    public static ProxyType Of(Type grainInterface) => Types.GetOrAdd(grainInterface, static type => new(type));

    public GrainProxy Create(LocalSilo silo, GrainClass grainClass, GrainId grainId) =>
        _create().Bind(silo, grainClass, grainId, _methods);

    private static MethodInfo[] MethodsOf(Type grainInterface)
    {
        if (!grainInterface.IsInterface || !grainInterface.IsVisible)
        {
            throw new ArgumentException($"{grainInterface} is not a public interface.");
        }

        MethodInfo[] methods =
            [.. grainInterface.GetInterfaces().Append(grainInterface).SelectMany(static type => type.GetMethods()).Where(static method => method.IsAbstract)];
        return methods.FirstOrDefault(static method => !ReturnKind.IsKnown(method.ReturnType) || method.IsGenericMethod
            || method.GetParameters().Any(static parameter => parameter.ParameterType.IsByRef)) is { } bad
            ? throw new ArgumentException($"{grainInterface}.{bad.Name}: grain methods are not generic, have no ref or out, and return Task or ValueTask.")
            : methods;
    }

    private static RequestInfo Describe(MethodInfo method)
    {
        var result = ReturnKind.Of(method.ReturnType).Result;
        return new(
            $"{method.DeclaringType!.Name}.{method.Name}",
            method.IsDefined(typeof(AlwaysInterleaveAttribute)),
            method.IsDefined(typeof(ReadOnlyAttribute)),
            !Shallow.Is(result) && !method.ReturnParameter.IsDefined(typeof(ImmutableAttribute), inherit: false));
    }
}
