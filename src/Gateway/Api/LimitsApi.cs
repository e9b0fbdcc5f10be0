using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>Limits of a point as they were in force then, from the stored rule sets and overrides.</summary>
internal static class LimitsApi
{
    /// <summary>Periods of one answer: each needs the rules of a whole site to be read.</summary>
    public const int MostPeriods = 50;

    private static readonly TimeSpan DefaultSpan = TimeSpan.FromHours(1);

    public static void MapLimits(this IEndpointRouteBuilder site) =>
        site.MapGet("/points/{pointId}/limits", ReadAsync).WithTags("Points");

    private static async Task<Results<Ok<Page<LimitPeriod>>, ProblemHttpResult>> ReadAsync(
        string siteId, string pointId, string? from, string? to, string? cursor, IRuleSetArchive archive, TimeProvider clock, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        if (!Identifiers.IsPointId(pointId))
        {
            fields.Add("pointId", "应为 1 到 64 个 A-Z a-z 0-9 _ . -", "must be 1 to 64 of A-Z a-z 0-9 _ . -");
        }

        var end = fields.Time("cursor", cursor) ?? fields.Time("to", to) ?? clock.GetUtcNow().AddMilliseconds(1);
        var start = fields.Time("from", from) ?? end.AddTicks(-Math.Min(DefaultSpan.Ticks, end.UtcTicks));
        if (fields.Ok && start >= end)
        {
            fields.Add("from", "应早于 to", "must be before to");
        }

        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        var periods = RuleSetTimeline.Of(await archive.ListAllAsync(siteId, cancellationToken), start, end);
        var shown = periods.AsSpan(Math.Max(0, periods.Length - MostPeriods)).ToArray();
        var limits = new Dictionary<int, PointLimit[]>();
        foreach (var version in shown.Select(period => period.Version).Distinct())
        {
            limits[version] = Limits((await archive.FindRuleSetAsync(siteId, version, cancellationToken))?.Content, pointId);
        }

        return TypedResults.Ok(new Page<LimitPeriod>
        {
            Items = [.. shown.Select(period => new LimitPeriod(period.From, period.To, period.Version, limits[period.Version]))],
            Next = shown.Length < periods.Length ? shown[0].From.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture) : null,
        });
    }

    private static PointLimit[] Limits(RuleSetContent? content, string pointId)
    {
        var rules = content?.Points.FirstOrDefault(point => point.PointId == pointId)?.Conditions ?? [];
        return
        [
            .. rules.OfType<LimitRule>().SelectMany(rule => rule.Levels.Select(level => new PointLimit(rule.Kind, level.Level, level.Limit, level.Priority)))
                .OrderByDescending(limit => limit.Value),
        ];
    }
}
