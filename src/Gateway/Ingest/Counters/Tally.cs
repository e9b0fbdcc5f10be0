using System.Collections.Concurrent;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>Counts by name. The names come from fixed sets, never from a payload.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public void Add(string name, int count) => _counts.AddOrUpdate(name, static (_, some) => some, static (_, before, some) => before + some, (long)count);

    public long Of(string name) => _counts.GetValueOrDefault(name);

    /// <summary>Those that are not 0.</summary>
    public Dictionary<string, long> Read() => _counts.Where(count => count.Value > 0).ToDictionary(StringComparer.Ordinal);
}
