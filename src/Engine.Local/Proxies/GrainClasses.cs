using System.Collections.Concurrent;
using Orleans.Hosting;

namespace Orleans.Runtime;

/// <summary>The grain classes of the process, found in the assemblies that use the engine.</summary>
internal sealed class GrainClasses
{
    private readonly ILookup<Type, Type> _byInterface = ApplicationParts.Find()
        .SelectMany(static assembly => assembly.GetTypes())
        .Where(static type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IGrainBase).IsAssignableFrom(type))
        .SelectMany(static type => type.GetInterfaces(), static (type, contract) => (type, contract))
        .Where(static pair => typeof(IGrain).IsAssignableFrom(pair.contract) && pair.contract.Assembly != typeof(IGrain).Assembly)
        .ToLookup(static pair => pair.contract, static pair => pair.type);

    private readonly ConcurrentDictionary<Type, GrainClass> _classes = new();

    /// <exception cref="ArgumentException">No class, or more than one, implements the interface.</exception>
    public GrainClass Implementing(Type grainInterface, string? prefix)
    {
        Type[] found = [.. _byInterface[grainInterface]
            .Where(type => prefix is null || type.FullName!.StartsWith(prefix, StringComparison.Ordinal))];
        return found.Length == 1
            ? _classes.GetOrAdd(found[0], static type => new(type))
            : throw new ArgumentException(found.Length == 0
                ? $"Could not find an implementation for interface {grainInterface}."
                : $"Multiple implementations of {grainInterface}: {string.Join(", ", found.Select(static type => type.FullName))}.");
    }
}
