using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    /// <summary>The site in one line.</summary>
    public SiteView View()
    {
        var (expected, blind, configured) = (0, 0, 0);
        for (var i = 0; i < _points.Length; i++)
        {
            ref readonly var rule = ref _rules.Points[i];
            if (rule.Config is null)
            {
                continue;
            }

            configured++;
            if (rule.Stale < 0)
            {
                continue;
            }

            expected++;
            if ((_conditions[rule.Stale].Active & 1) != 0 || (_conditions[rule.Bad].Active & 1) != 0 || _points[i].LastTimestamp == PointState.None)
            {
                blind++;
            }
        }

        var (unacknowledged, aside, escalated, worst) = (0, 0, 0, (AlarmPriority?)null);
        foreach (var place in _live.Values)
        {
            var record = StateAt(place).Record!;
            unacknowledged += AlarmMachine.IsUnacknowledged(record.State) ? 1 : 0;
            escalated += AlarmMachine.IsUnacknowledged(record.State) && record.EscalatedAt is not null ? 1 : 0;
            if (AlarmMachine.IsAside(record.State))
            {
                aside++;
                continue;
            }

            worst = worst is { } w && w >= record.Priority ? w : record.Priority;
        }

        var watched = _gateways.Values.Count(g => g.Watched);
        var offline = _gateways.Values.Count(g => g.Watched && (g.Offline.Active & 1) != 0);
        var config = _rules.Config;
        return new SiteView
        {
            SiteId = config.SiteId,
            Name = config.Name,
            NameEn = config.NameEn,
            RegionCode = config.RegionCode,
            Longitude = config.Longitude,
            Latitude = config.Latitude,
            Sight = SightOf(expected, blind, watched, offline),
            Points = configured,
            BlindPoints = blind,
            Alarms = _live.Count,
            Unacknowledged = unacknowledged,
            WorstPriority = worst,
            LastHeardAt = LastHeardAt is { } heard ? Time(heard) : null,
            Seq = Seq,
            RuleSet = config.RuleSet,
            Aside = aside,
            Escalated = escalated,
        };
    }

    /// <summary>Every point, and every alarm that is not over.</summary>
    public SiteSnapshot Snapshot() => new()
    {
        Site = View(),
        Points = [.. Enumerable.Range(0, _points.Length).Where(i => _rules.Points[i].Config is not null).Select(ViewOf)],
        Alarms = [.. _live.Values.Select(p => StateAt(p).Record!).OrderBy(r => r.Seq)],
        Seq = Seq,
    };

    /// <summary>Whether the condition of an alarm that is not over is true now, after its delays.</summary>
    public bool IsActive(AlarmRecord alarm)
    {
        ArgumentNullException.ThrowIfNull(alarm);
        return _live.TryGetValue(alarm.Id, out var place) && StateAt(place).Rank > 0;
    }

    private static SiteSight SightOf(int expected, int blind, int watched, int offline)
    {
        if (watched > 0 && offline == watched)
        {
            return SiteSight.Blind;
        }

        if (expected == 0)
        {
            return SiteSight.Idle;
        }

        return blind == expected ? SiteSight.Blind : blind > 0 || offline > 0 ? SiteSight.PartlyBlind : SiteSight.Online;
    }

    private PointView ViewOf(int index)
    {
        ref readonly var point = ref _points[index];
        ref readonly var rule = ref _rules.Points[index];
        return new PointView
        {
            PointId = _rules.PointIds[index],
            Value = double.IsFinite(point.LastValue) ? point.LastValue : null,
            Quality = point.LastQuality,
            At = point.LastTimestamp == PointState.None ? null : Time(point.LastTimestamp),
            Level = LevelOf(rule),
            Stale = rule.Stale >= 0 && ((_conditions[rule.Stale].Active & 1) != 0 || point.LastTimestamp == PointState.None),
        };
    }

    private AlarmLevel LevelOf(in CompiledPoint rule)
    {
        for (var c = rule.FirstCondition; c < rule.FirstCondition + rule.ConditionCount; c++)
        {
            if (_rules.Conditions[c].IsLimit && _conditions[c].Rank > 0)
            {
                return _rules.Conditions[c].At(_conditions[c].Rank).Level;
            }
        }

        return AlarmLevel.None;
    }
}
