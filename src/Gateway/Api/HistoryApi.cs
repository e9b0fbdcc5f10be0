using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>Trends.</summary>
internal static class HistoryApi
{
    private const int MaxPoints = 20;
    private static readonly TimeSpan DefaultSpan = TimeSpan.FromHours(1);

    public static void MapHistory(this IEndpointRouteBuilder site) =>
        site.MapGet("/history", ReadAsync).WithTags("History");

    private static async Task<Results<Ok<Page<Trend>>, ProblemHttpResult>> ReadAsync(
        string siteId, string? points, string? from, string? to, string? max, IHistory history, TimeProvider clock, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var names = (points ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length is 0 or > MaxPoints || names.Any(name => !Identifiers.IsPointId(name)))
        {
            fields.Add("points", $"应为 1 到 {MaxPoints} 个以逗号分隔的测点编号", $"must be 1 to {MaxPoints} point ids separated by commas");
        }

        // The end is exclusive: what was measured in this millisecond belongs to the answer.
        var end = fields.Time("to", to) ?? clock.GetUtcNow().AddMilliseconds(1);
        var start = fields.Time("from", from) ?? end.AddTicks(-Math.Min(DefaultSpan.Ticks, end.Ticks));
        var most = fields.Int("max", max, 10, 20_000, 2_000);
        if (fields.Ok && start >= end)
        {
            fields.Add("from", "应早于 to", "must be before to");
        }

        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        var trends = await history.ReadAsync(
            new HistoryQuery
            {
                SiteId = siteId,
                Points = names,
                From = start.ToUnixTimeMilliseconds(),
                To = end.ToUnixTimeMilliseconds(),
                Max = most,
            },
            cancellationToken);
        return TypedResults.Ok(new Page<Trend> { Items = trends });
    }
}
