namespace Orleans;

/// <summary>Makes references to grains. A reference costs nothing and activates nothing until it is called.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain with this key.</summary>
    /// <param name="primaryKey">The key, not blank.</param>
    /// <param name="grainClassNamePrefix">Start of the class name, when more than one class implements the interface.</param>
    /// <typeparam name="TGrainInterface">The grain interface.</typeparam>
    /// <returns>A reference that is called like the grain.</returns>
    /// <exception cref="ArgumentException">No class, or more than one, implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference to the grain with this key.</summary>
    /// <param name="grainInterfaceType">The grain interface.</param>
    /// <param name="grainPrimaryKey">The key, not blank.</param>
    /// <returns>A reference that is called like the grain.</returns>
    IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey);
}

/// <summary>Access to grains and streams from code that is not a grain.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The services of the host.</summary>
    IServiceProvider ServiceProvider { get; }
}
