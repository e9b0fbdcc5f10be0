using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What is asked for: good by the caller's validation.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End (exclusive), later than the start.</param>
/// <param name="Seat">Whose limits of a flood hold, and whose shifts.</param>
/// <param name="Shift">One of the seat's shifts; null: the whole day.</param>
public sealed record KpiWindow(DateTimeOffset From, DateTimeOffset To, SeatConfig Seat, ShiftConfig? Shift);

/// <summary>Makes a report out of stored figures: add the days and the cursors, then ask for it.</summary>
public sealed class KpiReports
{
    /// <summary>Longest window, days.</summary>
    public const int MostDays = 366;

    private static readonly long Slot = ShiftTime.StepMinutes * TimeSpan.TicksPerMinute;
    private readonly KpiWindow _window;
    private readonly KpiSum _sum;
    private readonly DateTimeOffset _now;

    /// <summary>A report without data yet. The window is widened to whole ten minutes and ends with the present ones at the latest.</summary>
    public KpiReports(KpiWindow window, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(window);
        (_window, _now) = (window, now);
        var from = Floor(window.From);
        var to = Ceiling(window.To < now ? window.To : now);
        _sum = new KpiSum(from, to > from ? to : from.AddTicks(Slot), window.Shift is { } shift ? ShiftTime.Of(window.Seat, shift) : ShiftTime.WholeDay());
    }

    /// <summary>First day to add: one before the window.</summary>
    public int FirstDay => _sum.FirstDay;

    /// <summary>Last day to add.</summary>
    public int LastDay => _sum.LastDay;

    /// <summary>Adds a day of a site.</summary>
    /// <exception cref="InvalidDataException">Its bytes cannot be read.</exception>
    public void Add(KpiDayRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _sum.Add(row.SiteId, row.Day, row.Body);
    }

    /// <summary>Adds what goes on at a site.</summary>
    /// <exception cref="InvalidDataException">Its bytes cannot be read.</exception>
    public void Add(KpiCursor cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        _sum.AddStanding(KpiState.Decode(cursor.State), _now.ToUnixTimeMilliseconds());
    }

    /// <summary>The report.</summary>
    /// <param name="siteId">The site, or null for the seat.</param>
    /// <param name="sites">Sites counted.</param>
    /// <param name="behind">Transitions not counted yet.</param>
    public KpiReport Make(string? siteId, int sites, long behind)
    {
        var minutes = _sum.MinutesCounted();
        var total = _sum.Alarms;
        var top = _sum.Top.Take(10).ToArray();
        var enough = total >= KpiTargets.FewAlarms;
        double? Share(double count) => total == 0 ? null : count * 100 / total;
        double? PerTime(double count, double of) => minutes == 0 ? null : count * of / minutes;

        // In the order of KpiTargets.All.
        (double? Value, bool Enough)[] values =
        [
            (PerTime(total, 1_440), true),
            (PerTime(total, 10), true),
            (minutes == 0 ? null : _sum.Worst(), true),
            (PerTime(_sum.FloodMinutesOf(_window.Seat.Flood), 100), true),
            (Share(top.Sum(row => row.Count)), enough),
            (_sum.Chattering, true),
            (_sum.Fleeting, true),
            (_sum.Standing, true),
            (Share(_sum.Priorities[(int)AlarmPriority.Critical]), enough),
            (Share(_sum.Priorities[(int)AlarmPriority.High]), enough),
            (Share(_sum.Priorities[(int)AlarmPriority.Medium]), enough),
            (Share(_sum.Priorities[(int)AlarmPriority.Low]), enough),
            (DurationHistogram.Quantile(_sum.Acknowledged, 0.5), true),
            (DurationHistogram.Quantile(_sum.Acknowledged, 0.9), true),
            (DurationHistogram.Quantile(_sum.Cleared, 0.5), true),
            (DurationHistogram.Quantile(_sum.Cleared, 0.9), true),
            (_sum.Unauthorised, true),
        ];
        return new KpiReport
        {
            Seat = siteId is null ? _window.Seat.Id : null,
            SiteId = siteId,
            Shift = _window.Shift?.Id,
            From = _sum.From,
            To = _sum.To,
            Hours = minutes / 60d,
            Sites = sites,
            Alarms = total,
            Behind = behind,
            Kpis = [.. KpiTargets.All.Zip(values, (target, value) => target.Judge(value.Value, value.Enough))],
            Top = [.. top.Select(row => new KpiSource
            {
                SiteId = row.Source.Site,
                Source = row.Source.Source,
                Count = row.Count,
                Share = Math.Round(row.Count * 100d / total, 2),
            })],
        };
    }

    private static DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % Slot), TimeSpan.Zero);

    private static DateTimeOffset Ceiling(DateTimeOffset time) => Floor(time.AddTicks(Slot - 1));
}
