using System.Collections.Concurrent;
using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Tests.Hosting;

/// <summary>Seats and figures in memory; the figures are those of the real projection.</summary>
internal sealed class MemoryKpis : ISeatStore, IKpiStore
{
    private readonly ConcurrentDictionary<string, KpiCursor> _cursors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Site, int Day), KpiDayRow> _days = new();
    private SeatSet _seats = SeatSet.Default();

    public KpiLag[] Lags { get; set; } = [];

    /// <summary>Counts a site's journal as the projector does.</summary>
    public void Count(string siteId, AlarmTransition[] journal)
    {
        var projection = new KpiProjection(new KpiCursor(siteId, 0, []));
        Array.ForEach(journal, projection.Take);
        var write = projection.Write([]);
        _cursors[siteId] = write.Cursor;
        Array.ForEach(write.Days, day => _days[(siteId, day.Day)] = day);
    }

    public Task<SeatSet> GetAsync(CancellationToken cancellationToken) => Task.FromResult(_seats);

    public Task<bool> SaveAsync(SeatSet seats, int afterVersion, CancellationToken cancellationToken)
    {
        if (_seats.Version != afterVersion)
        {
            return Task.FromResult(false);
        }

        _seats = seats with { Version = afterVersion + 1 };
        return Task.FromResult(true);
    }

    public Task<KpiLag[]> LagsAsync(CancellationToken cancellationToken) => Task.FromResult(Lags);

    public Task<KpiCursor> CursorAsync(string siteId, CancellationToken cancellationToken) =>
        Task.FromResult(_cursors.GetValueOrDefault(siteId) ?? new KpiCursor(siteId, 0, []));

    public Task<KpiCursor[]> CursorsAsync(string[] siteIds, CancellationToken cancellationToken) =>
        Task.FromResult(siteIds.Where(_cursors.ContainsKey).Select(site => _cursors[site]).ToArray());

    public Task<KpiDayRow[]> DaysAsync(string siteId, int[] days, CancellationToken cancellationToken) =>
        Task.FromResult(_days.Values.Where(row => row.SiteId == siteId && days.Contains(row.Day)).ToArray());

    public Task<KpiDayRow[]> ReadAsync(string[] siteIds, int firstDay, int lastDay, CancellationToken cancellationToken) =>
        Task.FromResult(_days.Values.Where(row => siteIds.Contains(row.SiteId) && row.Day >= firstDay && row.Day <= lastDay).ToArray());

    public Task<bool> WriteAsync(KpiWrite write, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ResetAsync(string siteId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
