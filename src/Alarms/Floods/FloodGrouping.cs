using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Puts every alarm of a flood in exactly one place: critical ones by themselves, then under a cause of the site's table, then by
/// unit of equipment, and low ones that are no first-out in one list.
/// </summary>
internal sealed class FloodGrouping
{
    private readonly Func<string, PlantLayout?> _layouts;
    private readonly Func<string, IEnumerable<AlarmRecord>> _live;
    private readonly Dictionary<(string Kind, string? Site, string Name, string? Cause), List<FloodMember>> _groups = [];
    private readonly Dictionary<string, List<(SuppressionConfig Cause, FloodMember Alarm)>> _causes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _firstOuts;
    private readonly List<string> _critical = [];

    public FloodGrouping(
        List<FloodMember> members, IEnumerable<string> firstOuts, Func<string, PlantLayout?> layouts, Func<string, IEnumerable<AlarmRecord>> live)
    {
        (_layouts, _live) = (layouts, live);
        _firstOuts = new HashSet<string>(firstOuts, StringComparer.Ordinal);
        FindCauses(members);
        foreach (var member in members)
        {
            if (member.Alarm.Priority == AlarmPriority.Critical)
            {
                _critical.Add(member.Alarm.Id);
                continue;
            }

            var key = PlaceOf(member);
            if (!_groups.TryGetValue(key, out var group))
            {
                _groups[key] = group = [];
            }

            group.Add(member);
        }
    }

    /// <summary>Critical alarms, by sample time.</summary>
    public string[] Critical => [.. _critical];

    /// <summary>Groups apart from the low ones: those under a cause first, then the largest first.</summary>
    public FloodGroup[] Groups => [.. _groups.Where(pair => pair.Key.Kind != "low").Select(pair => Group(pair.Key, pair.Value))
        .OrderBy(group => group.Kind == "cause" ? 0 : 1)
        .ThenByDescending(group => group.Count)
        .ThenBy(group => group.SiteId, StringComparer.Ordinal)
        .ThenBy(group => group.Name, StringComparer.Ordinal)
        .ThenBy(group => group.CauseAlarmId, StringComparer.Ordinal)];

    /// <summary>The low ones.</summary>
    public FloodGroup? Low => _groups.Where(pair => pair.Key.Kind == "low").Select(pair => Group(pair.Key, pair.Value)).SingleOrDefault();

    private void FindCauses(List<FloodMember> members)
    {
        foreach (var member in members)
        {
            foreach (var cause in _layouts(member.Alarm.SiteId)?.Causes ?? [])
            {
                if (IsCause(cause, member.Alarm))
                {
                    if (!_causes.TryGetValue(member.Alarm.SiteId, out var causes))
                    {
                        _causes[member.Alarm.SiteId] = causes = [];
                    }

                    causes.Add((cause, member));
                }
            }
        }
    }

    private (string Kind, string? Site, string Name, string? Cause) PlaceOf(in FloodMember member)
    {
        var alarm = member.Alarm;
        var layout = _layouts(alarm.SiteId);
        if (layout is not null && _causes.TryGetValue(alarm.SiteId, out var causes) && CauseOf(member, layout, causes) is { } cause)
        {
            return ("cause", alarm.SiteId, cause.Name, cause.AlarmId);
        }

        if (alarm.Priority == AlarmPriority.Low && !_firstOuts.Contains(alarm.Id))
        {
            return ("low", null, "low", null);
        }

        var (kind, name) = PlantLayout.UnitOf(layout, alarm);
        return (kind, alarm.SiteId, name, null);
    }

    /// <summary>The cause that an alarm is, or follows from. What was there before the cause does not follow from it.</summary>
    private static (string Name, string AlarmId)? CauseOf(in FloodMember member, PlantLayout layout, List<(SuppressionConfig Cause, FloodMember Alarm)> causes)
    {
        foreach (var (cause, origin) in causes)
        {
            if (origin.Alarm.Id != member.Alarm.Id
                && member.SampleAt >= origin.SampleAt - StartingValues.ClockSkewLimit
                && layout.Follows(cause, member.Alarm)
                && !IsCause(cause, member.Alarm))
            {
                return (cause.Name, origin.Alarm.Id);
            }
        }

        foreach (var (cause, origin) in causes)
        {
            if (origin.Alarm.Id == member.Alarm.Id)
            {
                return (cause.Name, origin.Alarm.Id);
            }
        }

        return null;
    }

    private static bool IsCause(SuppressionConfig cause, AlarmRecord alarm) =>
        cause.Cause.PointId == alarm.PointId && cause.Cause.Condition == alarm.Condition
        && (cause.Cause.Name is null || cause.Cause.Name == alarm.ConditionName);

    /// <summary>Alarms that the table suppresses because of a cause: nobody was told, and they are counted all the same.</summary>
    private string[] SuppressedBy(string siteId, string name) =>
        _layouts(siteId) is { } layout && layout.Causes.FirstOrDefault(cause => cause.Name == name) is { } table
            ? [.. _live(siteId).Where(alarm => alarm.State == AlarmState.SuppressedByDesign && layout.Follows(table, alarm)).Select(alarm => alarm.Id).Order(StringComparer.Ordinal)]
            : [];

    private FloodGroup Group((string Kind, string? Site, string Name, string? Cause) key, List<FloodMember> members)
    {
        var worst = members[0].Alarm;
        var (active, unacknowledged) = (0, 0);
        foreach (var member in members)
        {
            worst = member.Alarm.Priority > worst.Priority ? member.Alarm : worst;
            active += member.Alarm.State is AlarmState.Unacknowledged or AlarmState.Acknowledged ? 1 : 0;
            unacknowledged += AlarmMachine.IsUnacknowledged(member.Alarm.State) ? 1 : 0;
        }

        return new FloodGroup
        {
            Kind = key.Kind,
            SiteId = key.Site,
            Name = key.Name,
            CauseAlarmId = key.Cause,
            Suppressed = key.Kind == "cause" ? SuppressedBy(key.Site!, key.Name) : [],
            FirstAlarmId = members[0].Alarm.Id,
            WorstAlarmId = worst.Id,
            WorstPriority = worst.Priority,
            Count = members.Count,
            Active = active,
            Unacknowledged = unacknowledged,
            AlarmIds = [.. members.Select(member => member.Alarm.Id)],
        };
    }
}
