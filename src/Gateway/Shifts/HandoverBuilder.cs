using Monitoring.Contracts;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Shifts;

/// <summary>Writes down what a shift leaves to the next: alarms and sites as the wall shows them now, the rest from the stores.</summary>
internal sealed class HandoverBuilder(WallPicture picture, WallFeed feed, IHandlingStore handlings, IRuleSetArchive ruleSets)
{
    /// <summary>Most rows of each list: a flood must not make a document that nobody can open.</summary>
    public const int MostRows = 500;

    /// <summary>Most changes shown of each rule set.</summary>
    public const int MostChanges = 20;

    /// <summary>What there is at the seat now, and which rules changed since.</summary>
    public async Task<(HandoverCounts Counts, HandoverSnapshot Snapshot)> BuildAsync(SeatConfig seat, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await feed.Loaded.WaitAsync(cancellationToken);
        var (sites, alarms) = picture.Look(seat);
        string[] ids = [.. sites.Select(site => site.SiteId)];
        var query = new HandlingQuery { Sites = ids, Open = true, Limit = MostRows };
        var open = await handlings.ListAsync(query, cancellationToken);
        var changes = await ruleSets.ListChangedAsync(ids, since, MostRows, cancellationToken);
        var byState = alarms.ToLookup(alarm => alarm.State);
        var present = alarms.Where(alarm => alarm.State is not (AlarmState.Shelved or AlarmState.OutOfService or AlarmState.SuppressedByDesign)).ToArray();
        var counts = new HandoverCounts
        {
            Open = present.Length,
            Unacknowledged = present.Count(alarm => alarm.State is AlarmState.Unacknowledged or AlarmState.ReturnedUnacknowledged or AlarmState.LatchedUnacknowledged),
            Shelved = byState[AlarmState.Shelved].Count(),
            OutOfService = byState[AlarmState.OutOfService].Count(),
            Suppressed = byState[AlarmState.SuppressedByDesign].Count(),
            Sites = sites.Length,
            Blind = sites.Count(site => site.Sight == SiteSight.Blind),
            PartlyBlind = sites.Count(site => site.Sight == SiteSight.PartlyBlind),
            Handlings = await handlings.CountAsync(query, cancellationToken),
            Changes = changes.Count,
        };
        return (counts, new HandoverSnapshot
        {
            Open = Worst(present),
            Shelved = Worst(byState[AlarmState.Shelved]),
            OutOfService = Worst(byState[AlarmState.OutOfService]),
            Suppressed = counts.Suppressed,
            Blind = [.. sites.Where(site => site.Sight is SiteSight.Blind or SiteSight.PartlyBlind).OrderByDescending(site => site.Sight).ThenBy(site => site.SiteId, StringComparer.Ordinal).Take(MostRows)],
            Handlings = open.Items,
            Changes = [.. changes.Newest.Select(set => set with { Changes = [.. set.Changes.Take(MostChanges)] })],
        });
    }

    private static AlarmRecord[] Worst(IEnumerable<AlarmRecord> alarms) =>
        [.. alarms.OrderByDescending(alarm => alarm.Priority).ThenByDescending(alarm => alarm.OccurredAt).ThenBy(alarm => alarm.Id, StringComparer.Ordinal).Take(MostRows)];
}
