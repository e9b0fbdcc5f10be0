using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The list of an operator's alarms: in a flood folded as the flood view says, otherwise line by line except what chatters.</summary>
internal static class AlarmLines
{
    private static readonly string[] Order = ["first-out", "critical", "cause", "equipment", "hazard", "site", "alarm", "chattering", "low"];

    /// <summary>The list.</summary>
    /// <param name="flood">The flood state, with whole lists of ids.</param>
    /// <param name="sites">The sites of the seat.</param>
    public static GroupedAlarms Of(FloodView flood, IReadOnlyDictionary<string, SiteNoise> sites)
    {
        var live = new Dictionary<string, AlarmRecord>(StringComparer.Ordinal);
        foreach (var alarm in sites.Values.SelectMany(site => site.Live.Values).Select(alarm => alarm.Record).Where(IsShown))
        {
            live[alarm.Id] = alarm;
        }

        var lines = new List<(string Rank, AlarmLine Line)>();
        var left = new Dictionary<string, AlarmRecord>(live, StringComparer.Ordinal);
        foreach (var first in flood.FirstOuts)
        {
            Single(first.AlarmId, "first-out", true);
        }

        foreach (var critical in left.Values.Where(alarm => alarm.Priority == AlarmPriority.Critical).Select(alarm => alarm.Id).ToArray())
        {
            Single(critical, "critical", false);
        }

        foreach (var chatter in flood.Chattering)
        {
            Fold("chattering", $"{chatter.PointId} {chatter.Condition}", [chatter.AlarmId], chatter.Count);
        }

        foreach (var group in flood.Low is { } low ? [.. flood.Groups, low] : flood.Groups)
        {
            if (group.CauseAlarmId is { } cause)
            {
                Single(cause, "cause", false);
            }

            Fold(group.Kind, group.Name, group.AlarmIds, 0);
        }

        foreach (var alarm in left.Values.ToArray())
        {
            Single(alarm.Id, "alarm", false);
        }

        return new GroupedAlarms
        {
            Flood = flood,
            Total = live.Count,
            Lines = [.. lines.OrderBy(line => Array.IndexOf(Order, line.Rank))
                .ThenByDescending(line => line.Line.Alarm.Priority)
                .ThenByDescending(line => AlarmMachine.IsUnacknowledged(line.Line.Alarm.State))
                .ThenByDescending(line => line.Line.Count)
                .ThenByDescending(line => line.Line.Alarm.OccurredAt)
                .ThenBy(line => line.Line.Alarm.Id, StringComparer.Ordinal)
                .Select(line => line.Line)],
            Standing = [.. live.Values.Where(alarm => IsStanding(alarm, flood.At)).OrderBy(alarm => alarm.OccurredAt).Select(alarm => alarm.Id)],
        };

        void Single(string id, string rank, bool firstOut)
        {
            if (left.Remove(id, out var alarm))
            {
                lines.Add((rank, new AlarmLine { Kind = "alarm", Name = alarm.PointId, FirstOut = firstOut, Alarm = alarm, Count = 1, AlarmIds = [id] }));
            }
        }

        void Fold(string kind, string name, string[] ids, long activations)
        {
            AlarmRecord? worst = null;
            var taken = new List<string>();
            foreach (var id in ids)
            {
                if (left.Remove(id, out var alarm))
                {
                    taken.Add(id);
                    worst = worst is null || alarm.Priority > worst.Priority ? alarm : worst;
                }
            }

            if (worst is not null)
            {
                lines.Add((kind, new AlarmLine { Kind = kind, Name = name, Alarm = worst, Count = taken.Count, Activations = activations, AlarmIds = [.. taken] }));
            }
        }
    }

    private static bool IsShown(AlarmRecord alarm) =>
        alarm.AnnunciatedAt is not null && alarm.State is not (AlarmState.Shelved or AlarmState.SuppressedByDesign or AlarmState.OutOfService);

    private static bool IsStanding(AlarmRecord alarm, DateTimeOffset now) =>
        alarm.State != AlarmState.ReturnedUnacknowledged && (now - alarm.AnnunciatedAt!.Value).TotalMilliseconds > NoiseLimits.Standing;
}
