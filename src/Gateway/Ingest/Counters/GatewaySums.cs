using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>Adds up what several processes know of one gateway.</summary>
internal static class GatewaySums
{
    public static GatewayCounters? Of(IEnumerable<GatewayCounters> parts) => parts.Aggregate(default(GatewayCounters), static (sum, part) => sum is null ? part : new GatewayCounters
    {
        GatewayId = part.GatewayId,
        Connected = sum.Connected || part.Connected,
        LastSeenAt = Later(sum.LastSeenAt, part.LastSeenAt),
        Messages = sum.Messages + part.Messages,
        Samples = sum.Samples + part.Samples,
        Duplicates = sum.Duplicates + part.Duplicates,
        Rejected = sum.Rejected + part.Rejected,
    });

    public static GatewayTraffic Of(GatewayTraffic[] parts) => parts is [var only] ? only : new GatewayTraffic
    {
        Online = parts.Any(static part => part.Online),
        LastSeenAt = parts.Max(static part => part.LastSeenAt),
        FirstMessageAt = parts.Min(static part => part.FirstMessageAt),
        WrongSecrets = parts.Sum(static part => part.WrongSecrets),
        WrongSecretAt = parts.Max(static part => part.WrongSecretAt),
        Rate = new TrafficRate(parts.Sum(static part => part.Rate.MessagesPerMinute), parts.Sum(static part => part.Rate.SamplesPerMinute)),
        Accepted = parts.Sum(static part => part.Accepted),
        Refused = parts.SelectMany(static part => part.Refused).GroupBy(static each => each.Key, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Sum(static each => each.Value), StringComparer.Ordinal),
        Backfill = new BackfillProgress
        {
            Active = parts.Any(static part => part.Backfill.Active),
            NewestAt = parts.Max(static part => part.Backfill.NewestAt),
            OldestAt = parts.Min(static part => part.Backfill.OldestAt),
            Samples = parts.Sum(static part => part.Backfill.Samples),
        },
        Recent = [.. parts.SelectMany(static part => part.Recent).OrderByDescending(static entry => entry.At).Take(TrafficLog.Kept)],
    };

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
