using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Makes what people see of a seat: a function of what was folded, the sites' configurations and the moment.</summary>
internal static class FloodViews
{
    /// <summary>The flood state of a seat.</summary>
    /// <param name="seat">Its id.</param>
    /// <param name="flood">Its fold.</param>
    /// <param name="sites">Its sites.</param>
    /// <param name="layouts">Their configurations, by site.</param>
    /// <param name="now">The moment.</param>
    public static FloodView Of(
        string seat, SeatFlood flood, IReadOnlyDictionary<string, SiteNoise> sites, Func<string, PlantLayout?> layouts, DateTimeOffset now)
    {
        var moment = now.ToUnixTimeMilliseconds();
        var state = flood.StateAt(moment);
        var view = new FloodView
        {
            Seat = seat,
            At = now,
            Flood = state.On,
            EndedAt = state.On ? null : Time(state.End),
            InWindow = state.InWindow,
            Annunciations = 0,
            Alarms = 0,
            Chattering = Chattering(sites, moment),
        };
        if (!state.On)
        {
            return view;
        }

        var members = FloodMember.Of(flood.Entries, state, out var annunciations, out var earlier);
        var firstOuts = FirstOuts(members, sites, layouts);
        var groups = new FloodGrouping(members, firstOuts.Select(first => first.AlarmId), layouts, site => sites[site].Live.Values.Select(alarm => alarm.Record));
        return view with
        {
            Since = Time(state.Since),
            EndsAt = Time(state.End),
            Annunciations = annunciations,
            Alarms = members.Count,
            FirstOuts = firstOuts,
            Critical = groups.Critical,
            Groups = groups.Groups,
            Low = groups.Low,
            Earlier = earlier,
        };
    }

    private static ChatterView[] Chattering(IReadOnlyDictionary<string, SiteNoise> sites, long now) =>
        [.. from site in sites
            orderby site.Key
            from source in site.Value.Chattering(now)
            select new ChatterView
            {
                SiteId = site.Key,
                PointId = source.Source.PointId,
                Condition = source.Source.Condition,
                Since = Time(source.Gate.Since)!.Value,
                Last = Time(source.Gate.Last)!.Value,
                Count = source.Gate.Count,
                AlarmId = source.Alarm.Record.Id,
            }];

    /// <summary>The first-out of each episode that has alarms in the flood; the episode with the most alarms first.</summary>
    private static FirstOutView[] FirstOuts(List<FloodMember> members, IReadOnlyDictionary<string, SiteNoise> sites, Func<string, PlantLayout?> layouts)
    {
        var episodes = new HashSet<Episode>();
        foreach (var member in members)
        {
            if (sites.TryGetValue(member.Alarm.SiteId, out var site) && site.Episodes.At(member.SampleAt) is { } episode)
            {
                episodes.Add(episode);
            }
        }

        return [.. from episode in episodes
                   let first = episode.First.Record
                   orderby episode.Count descending, episode.Start, first.SiteId, episode.FirstSeq
                   select new FirstOutView
                   {
                       SiteId = first.SiteId,
                       AlarmId = first.Id,
                       PointId = first.PointId,
                       Equipment = first.Equipment ?? layouts(first.SiteId)?.EquipmentOf(first.PointId),
                       OccurredAt = Time(episode.Start)!.Value,
                       Alarms = episode.Count,
                       Text = first.Text,
                       TextEn = first.TextEn,
                   }];
    }

    private static DateTimeOffset? Time(long at) => at == FloodEntry.None ? null : DateTimeOffset.FromUnixTimeMilliseconds(at);
}
