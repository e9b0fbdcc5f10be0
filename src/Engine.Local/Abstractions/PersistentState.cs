namespace Orleans.Core
{
    /// <summary>A stored record, whatever its type.</summary>
    public interface IStorage
    {
        /// <summary>The version in the store as last seen, or null.</summary>
        string? Etag { get; }

        /// <summary>Whether the store has the record.</summary>
        bool RecordExists { get; }

        /// <summary>Removes the record and resets the state.</summary>
        /// <returns>Done when the store has done it.</returns>
        Task ClearStateAsync();

        /// <summary>Writes the state.</summary>
        /// <returns>Done when it is stored; faulted with InconsistentStateException when somebody else wrote it.</returns>
        Task WriteStateAsync();

        /// <summary>Replaces the state by the stored one.</summary>
        /// <returns>Done when it is read.</returns>
        Task ReadStateAsync();
    }

    /// <summary>A stored record with its state in memory.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    public interface IStorage<TState> : IStorage
    {
        /// <summary>The state in memory; stored only by <see cref="IStorage.WriteStateAsync"/>.</summary>
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>A grain's stored record, injected where <see cref="PersistentStateAttribute"/> stands and read before OnActivateAsync.</summary>
    /// <typeparam name="TState">The type of the state; needs a constructor without parameters.</typeparam>
    public interface IPersistentState<TState> : Core.IStorage<TState>;

    /// <summary>Asks for a stored record in a grain's constructor.</summary>
    /// <param name="stateName">Name of the record within the grain.</param>
    /// <param name="storageName">Name of the storage provider; null for the default one.</param>
    [AttributeUsage(AttributeTargets.Parameter)]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1813", Justification = "As in Orleans")]
    public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
    {
        /// <summary>Name of the record within the grain.</summary>
        public string StateName { get; } = stateName;

        /// <summary>Name of the storage provider; null for the default one.</summary>
        public string? StorageName { get; } = storageName;
    }
}

namespace Orleans
{
    /// <summary>What passes between a grain and its storage provider.</summary>
    /// <typeparam name="T">The type of the state.</typeparam>
    public interface IGrainState<T>
    {
        /// <summary>The state.</summary>
        T? State { get; set; }

        /// <summary>The version in the store, or null.</summary>
        string? ETag { get; set; }

        /// <summary>Whether the store has the record.</summary>
        bool RecordExists { get; set; }
    }

    /// <inheritdoc cref="IGrainState{T}"/>
    [GenerateSerializer]
    public sealed class GrainState<T> : IGrainState<T>
    {
        /// <inheritdoc/>
        [Id(0)]
        public T? State { get; set; }

        /// <inheritdoc/>
        [Id(1)]
        public string? ETag { get; set; }

        /// <inheritdoc/>
        [Id(2)]
        public bool RecordExists { get; set; }
    }
}

namespace Orleans.Storage
{
    using Orleans.Runtime;

    /// <summary>Stores grain state. Registered as a keyed service under the provider's name; a provider sets ETag and RecordExists and throws InconsistentStateException when the version differs.</summary>
    public interface IGrainStorage
    {
        /// <summary>Reads a record; if there is none, leaves the state as it is and RecordExists false.</summary>
        /// <param name="stateName">Name of the record within the grain.</param>
        /// <param name="grainId">Which grain.</param>
        /// <param name="grainState">Is filled.</param>
        /// <typeparam name="T">The type of the state.</typeparam>
        /// <returns>Done when read.</returns>
        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <summary>Writes a record.</summary>
        /// <param name="stateName">Name of the record within the grain.</param>
        /// <param name="grainId">Which grain.</param>
        /// <param name="grainState">What to write; gets its new version.</param>
        /// <typeparam name="T">The type of the state.</typeparam>
        /// <returns>Done when stored.</returns>
        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <summary>Removes a record.</summary>
        /// <param name="stateName">Name of the record within the grain.</param>
        /// <param name="grainId">Which grain.</param>
        /// <param name="grainState">Is reset, with a new state: the engine does not do it.</param>
        /// <typeparam name="T">The type of the state.</typeparam>
        /// <returns>Done when removed.</returns>
        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);
    }
}
