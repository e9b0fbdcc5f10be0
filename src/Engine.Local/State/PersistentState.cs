using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.State;

/// <summary>A grain's stored record over a storage provider.</summary>
internal sealed class PersistentState<T>(string name, GrainId grainId, IGrainStorage storage) : IPersistentState<T>
{
    private readonly GrainState<T> _record = new() { State = Activator.CreateInstance<T>() };

    public T State
    {
        get => _record.State!;
        set => _record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    // As in Orleans, what State is after reading or clearing is the provider's matter.
    public Task ReadStateAsync() => storage.ReadStateAsync(name, grainId, _record);

    public Task WriteStateAsync() => storage.WriteStateAsync(name, grainId, _record);

    public Task ClearStateAsync() => storage.ClearStateAsync(name, grainId, _record);
}
