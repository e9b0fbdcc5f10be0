using System.Collections.Concurrent;
using Orleans.Proxies;

namespace Orleans.Runtime;

/// <summary>Makes references to grains, for grains and for everybody else in the process.</summary>
internal sealed class GrainFactory(IServiceProvider services, LocalSilo silo, GrainClasses classes) : IClusterClient
{
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), (ProxyType Proxy, GrainClass Class)> _targets = new();

    public IServiceProvider ServiceProvider { get; } = services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(object)Create(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)(object)Create(grainInterfaceType, grainPrimaryKey, null);

    private GrainProxy Create(Type grainInterface, string key, string? prefix)
    {
        var (proxy, grainClass) = _targets.GetOrAdd(
            (grainInterface, prefix),
            static (target, known) => (ProxyType.Of(target.Interface), known.Implementing(target.Interface, target.Prefix)),
            classes);
        return proxy.Create(silo, grainClass, GrainId.Create(grainClass.GrainType, key));
    }
}
