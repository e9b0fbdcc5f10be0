using System.Collections.Concurrent;
using System.Text.Json;
using Orleans.Storage;

namespace Monitoring.Engine.Tests.Support;

/// <summary>A storage provider as ours are: keeps text, checks versions.</summary>
public sealed class JsonStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<string, (string Text, int Version)> _records = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue($"{grainId}/{stateName}", out var record))
        {
            grainState.State = JsonSerializer.Deserialize<T>(record.Text);
            grainState.ETag = $"{record.Version}";
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = $"{grainId}/{stateName}";
        var stored = _records.TryGetValue(key, out var record) ? $"{record.Version}" : null;
        if (stored != grainState.ETag)
        {
            throw new InconsistentStateException("Version differs", stored, grainState.ETag);
        }

        _records[key] = (JsonSerializer.Serialize(grainState.State), record.Version + 1);
        grainState.ETag = $"{record.Version + 1}";
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _records.TryRemove($"{grainId}/{stateName}", out _);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
        return Task.CompletedTask;
    }
}
