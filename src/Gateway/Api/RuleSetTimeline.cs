using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>A stretch of time in which one version judged.</summary>
internal readonly record struct RulePeriod(DateTimeOffset From, DateTimeOffset To, int Version);

/// <summary>Which version of a site's rules judged when.</summary>
internal static class RuleSetTimeline
{
    private const int PageSize = 1_000;

    /// <summary>All versions of a site, without content.</summary>
    public static async Task<RuleSet[]> ListAllAsync(this IRuleSetArchive archive, string siteId, CancellationToken cancellationToken)
    {
        List<RuleSet> all = [];
        RuleSet[] page;
        do
        {
            page = await archive.ListRuleSetsAsync(
                new RuleSetQuery { SiteId = siteId, Limit = PageSize, Below = all.Count == 0 ? null : all[^1].Version }, cancellationToken);
            all.AddRange(page);
        }
        while (page.Length == PageSize);

        return [.. all];
    }

    /// <summary>
    /// The periods in order, cut to the window. While an override holds, both it and what it returns to are in force, and a
    /// combination as well if there is one: the combination judges before the override, and that before the lasting rules.
    /// </summary>
    public static RulePeriod[] Of(IEnumerable<RuleSet> sets, DateTimeOffset from, DateTimeOffset to)
    {
        var held = sets.Where(set => set.InForceAt < to && !(set.ClosedAt <= from) && !(set.ClosedAt <= set.InForceAt)).ToArray();
        DateTimeOffset[] cuts =
        [
            .. held.SelectMany(set => (DateTimeOffset?[])[set.InForceAt, set.ClosedAt]).OfType<DateTimeOffset>().Append(from)
                .Where(cut => cut >= from && cut < to).Distinct().Order(),
        ];
        List<RulePeriod> periods = [];
        for (var i = 0; i < cuts.Length; i++)
        {
            var (start, end) = (cuts[i], i + 1 < cuts.Length ? cuts[i + 1] : to);
            var judge = held.Where(set => set.InForceAt <= start && !(set.ClosedAt <= start)).OrderBy(Rank).ThenBy(set => set.Version).LastOrDefault();
            if (judge is null)
            {
                continue;
            }

            if (periods.Count > 0 && periods[^1] is var last && last.Version == judge.Version && last.To == start)
            {
                periods[^1] = last with { To = end };
            }
            else
            {
                periods.Add(new RulePeriod(start, end, judge.Version));
            }
        }

        return [.. periods];
    }

    private static int Rank(RuleSet set) => set.Kind switch { RuleSetKind.Combined => 2, RuleSetKind.Override => 1, _ => 0 };
}
