using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>A different alarm of a flood.</summary>
/// <param name="Alarm">Its newest record.</param>
/// <param name="SampleAt">When it first came in this flood, by sample time, ms.</param>
/// <param name="Seq">Number of that transition.</param>
internal readonly record struct FloodMember(AlarmRecord Alarm, long SampleAt, long Seq)
{
    /// <summary>By sample time, then site and number.</summary>
    public static int Compare(FloodMember one, FloodMember other)
    {
        var byTime = one.SampleAt.CompareTo(other.SampleAt);
        if (byTime != 0)
        {
            return byTime;
        }

        var bySite = string.CompareOrdinal(one.Alarm.SiteId, other.Alarm.SiteId);
        return bySite != 0 ? bySite : one.Seq.CompareTo(other.Seq);
    }

    /// <summary>The different alarms among a flood's annunciations, by sample time; of very many the newest <see cref="NoiseLimits.MostEntries"/> annunciations.</summary>
    /// <param name="entries">What the seat keeps.</param>
    /// <param name="state">The flood.</param>
    /// <param name="annunciations">All annunciations of the flood.</param>
    /// <param name="earlier">Of these, those that are not among the members.</param>
    public static List<FloodMember> Of(ReadOnlySpan<FloodEntry> entries, in FloodState state, out long annunciations, out long earlier)
    {
        var first = entries.Length;
        while (first > 0 && entries[first - 1].At >= state.From)
        {
            first--;
        }

        annunciations = state.Earlier + entries.Length - first;
        first = Math.Max(first, entries.Length - NoiseLimits.MostEntries);
        earlier = annunciations - (entries.Length - first);
        var members = new Dictionary<string, FloodMember>(entries.Length - first, StringComparer.Ordinal);
        foreach (ref readonly var entry in entries[first..])
        {
            var member = new FloodMember(entry.Alarm.Record, entry.SampleAt, entry.Seq);
            if (!members.TryGetValue(member.Alarm.Id, out var known) || Compare(member, known) < 0)
            {
                members[member.Alarm.Id] = member;
            }
        }

        var list = members.Values.ToList();
        list.Sort(Compare);
        return list;
    }
}
