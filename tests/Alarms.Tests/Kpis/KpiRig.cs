using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Figures in memory, as a store keeps them.</summary>
internal sealed class KpiRig
{
    private readonly Dictionary<string, KpiCursor> _cursors = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Site, int Day), KpiDayRow> _days = [];

    /// <summary>Counts journals in pieces whose lengths are given over and over.</summary>
    public static KpiRig Of(IEnumerable<AlarmTransition> transitions, params int[] pieces)
    {
        var rig = new KpiRig();
        foreach (var site in transitions.GroupBy(row => row.SiteId))
        {
            var rest = site.ToArray().AsSpan();
            for (var i = 0; !rest.IsEmpty; i++)
            {
                var length = Math.Min(rest.Length, pieces[i % pieces.Length]);
                rig.Count(site.Key, rest[..length]);
                rest = rest[length..];
            }
        }

        return rig;
    }

    public KpiReport Report(DateTimeOffset from, DateTimeOffset to, DateTimeOffset? now = null, string? shift = null, string? site = null)
    {
        var seat = SeatSet.Default().Items[0];
        var reports = new KpiReports(new KpiWindow(from, to, seat, seat.Shifts.SingleOrDefault(row => row.Id == shift)), now ?? to);
        foreach (var row in _days.Values.Where(row => row.Day >= reports.FirstDay && row.Day <= reports.LastDay && (site is null || row.SiteId == site)))
        {
            reports.Add(row);
        }

        foreach (var cursor in _cursors.Values.Where(row => site is null || row.SiteId == site))
        {
            reports.Add(cursor);
        }

        return reports.Make(site, _cursors.Count, 0);
    }

    /// <summary>Everything that is stored, without the order in which sources were met.</summary>
    public string Content() => string.Join('\n', _days.OrderBy(pair => pair.Key.Site, StringComparer.Ordinal).ThenBy(pair => pair.Key.Day).Select(pair => Text(pair.Value))
        .Concat(_cursors.Values.OrderBy(row => row.SiteId, StringComparer.Ordinal).Select(row => $"{row.SiteId} {row.Seq} {Convert.ToHexString(row.State)}")));

    public static double? Value(KpiReport report, string name) => report.Kpis.Single(row => row.Name == name).Value;

    public static KpiVerdict Verdict(KpiReport report, string name) => report.Kpis.Single(row => row.Name == name).Verdict;

    private static string Text(KpiDayRow row)
    {
        var day = KpiDayCodec.Decode(row.Body);
        var slots = day.Slots.Select((slot, i) => slot is null ? "" : $"{i}:{string.Join(',', slot.Minutes)}|{string.Join(',', slot.Priorities)}|{slot.Chattering},{slot.Fleeting},{slot.Unauthorised}"
            + $"|{string.Join(',', slot.Sources.Select(pair => $"{day.Sources[pair.Key]}={pair.Value}").Order())}|{string.Join(',', slot.Acknowledged)}|{string.Join(',', slot.Cleared)}");
        return $"{row.SiteId} {row.Day} {day.Standing} {string.Join(' ', slots.Where(slot => slot.Length > 0))}";
    }

    private void Count(string site, ReadOnlySpan<AlarmTransition> piece)
    {
        var projection = new KpiProjection(_cursors.GetValueOrDefault(site) ?? new KpiCursor(site, 0, []));
        foreach (var transition in piece)
        {
            projection.Take(transition);
        }

        var write = projection.Write(projection.Days.Select(day => _days.GetValueOrDefault((site, day))).OfType<KpiDayRow>());
        _cursors[site] = write.Cursor;
        foreach (var day in write.Days)
        {
            _days[(site, day.Day)] = day;
        }
    }
}
