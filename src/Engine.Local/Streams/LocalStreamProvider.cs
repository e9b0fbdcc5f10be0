using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Streams within the process.</summary>
internal sealed class LocalStreamProvider(string name, EngineMetrics metrics, ILogger<LocalStreamProvider> logger) : IStreamProvider
{
    private readonly ConcurrentDictionary<StreamId, object> _streams = new();

    public string Name { get; } = name;

    public bool IsRewindable => false;

    public EngineMetrics Metrics { get; } = metrics;

    public ILogger Logger { get; } = logger;

    // A stream stays known once it was asked for: ids are those of sites, a few thousand at most.
    public IAsyncStream<T> GetStream<T>(StreamId streamId) =>
        _streams.GetOrAdd(streamId, static (id, provider) => new LocalStream<T>(provider, id), this) as LocalStream<T>
        ?? throw new InvalidOperationException($"Stream {streamId} carries another type than {typeof(T)}.");
}
