using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.State;

/// <summary>A constructor parameter of a grain class that asks for a stored record.</summary>
internal sealed class PersistentStateFacet
{
    private readonly PersistentStateAttribute _attribute;
    private readonly ConstructorInfo _constructor;

    private PersistentStateFacet(ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        _attribute = attribute;
        ParameterType = parameter.ParameterType;
        if (!ParameterType.IsGenericType || ParameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new ArgumentException($"{parameter.Member.DeclaringType}: [PersistentState] stands at {parameter.Name}, which is not an IPersistentState<T>.");
        }

        _constructor = typeof(PersistentState<>).MakeGenericType(ParameterType.GetGenericArguments()).GetConstructors().Single();
    }

    public Type ParameterType { get; }

    public static PersistentStateFacet[] Of(Type grainClass) =>
    [
        .. grainClass.GetConstructors()
            .Select(static constructor => constructor.GetParameters()
                .Select(static parameter => (parameter, attribute: parameter.GetCustomAttribute<PersistentStateAttribute>()))
                .Where(static pair => pair.attribute is not null)
                .Select(static pair => new PersistentStateFacet(pair.parameter, pair.attribute!))
                .ToArray())
            .OrderByDescending(static facets => facets.Length)
            .FirstOrDefault() ?? [],
    ];

    public object Create(Activation activation)
    {
        var services = activation.ActivationServices;
        var storage = string.IsNullOrWhiteSpace(_attribute.StorageName)
            ? services.GetService<IGrainStorage>()
            : services.GetKeyedService<IGrainStorage>(_attribute.StorageName);
        if (storage is null)
        {
            throw new BadProviderConfigException(
                $"No storage provider named \"{_attribute.StorageName}\" found loading grain type {activation.GrainId.Type}.");
        }

        var state = _constructor.Invoke([_attribute.StateName, activation.GrainId, storage]);
        activation.LoadBeforeActivation((IStorage)state);
        return state;
    }
}
