using System.Collections.Concurrent;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Tests.Hosting;

/// <summary>Handlings in memory; paging has its tests on the real store.</summary>
internal sealed class MemoryHandlings : IHandlingStore
{
    private readonly ConcurrentDictionary<string, AlarmHandling> _rows = new(StringComparer.Ordinal);

    public Task<AlarmHandling[]> FindAsync(string[] alarmIds, CancellationToken cancellationToken) =>
        Task.FromResult(alarmIds.Where(_rows.ContainsKey).Select(id => _rows[id]).ToArray());

    public Task<Page<AlarmHandling>> ListAsync(HandlingQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<AlarmHandling> { Items = [.. Matching(query).OrderByDescending(row => row.Steps[^1].At).Take(query.Limit)] });

    public Task<int> CountAsync(HandlingQuery query, CancellationToken cancellationToken) => Task.FromResult(Matching(query).Count());

    public Task<bool> SaveAsync(AlarmHandling handling, CancellationToken cancellationToken) => Task.FromResult(
        handling.Version == 1
            ? _rows.TryAdd(handling.AlarmId, handling)
            : _rows.TryGetValue(handling.AlarmId, out var before) && before.Version == handling.Version - 1 && _rows.TryUpdate(handling.AlarmId, handling, before));

    private IEnumerable<AlarmHandling> Matching(HandlingQuery query) => _rows.Values.Where(row =>
        (query.Sites is null || query.Sites.Contains(row.SiteId)) && (query.Open is null || query.Open == (row.Stage != HandlingStage.Closed)));
}
