using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.State;

namespace Orleans.Runtime;

/// <summary>What the engine knows of a grain class.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory _factory;
    private readonly PersistentStateFacet[] _facets;

    public GrainClass(Type type)
    {
        Type = type;
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        CollectionAge = type.IsDefined(typeof(KeepAliveAttribute), inherit: true)
            ? TimeSpan.MaxValue
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit;
        GrainType = GrainType.Create(NameOf(type));
        _facets = PersistentStateFacet.Of(type);
        _factory = ActivatorUtilities.CreateFactory(type, [.. _facets.Select(static facet => facet.ParameterType)]);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    /// <summary>Idle time to deactivation where the class sets it.</summary>
    public TimeSpan? CollectionAge { get; }

    /// <exception cref="InvalidOperationException">The constructor or one of its arguments failed; wrapped, as Orleans does.</exception>
    public IGrainBase Create(Activation activation)
    {
        try
        {
            return (IGrainBase)_factory(activation.ActivationServices, [.. _facets.Select(facet => facet.Create(activation))]);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"Failed to create an instance of grain type '{Type}'. See InnerException for details.", fault);
        }
    }

    private static string NameOf(Type type)
    {
#pragma warning disable CA1308 // Orleans' names are in lower case, and storage providers see them.
        var name = type.Name.ToLowerInvariant();
#pragma warning restore CA1308
        return name.Length > 5 && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name;
    }
}
