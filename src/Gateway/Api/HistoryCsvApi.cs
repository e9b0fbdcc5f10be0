using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Csv;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Raw samples as a file for Excel.</summary>
internal static class HistoryCsvApi
{
    private const int MaxPoints = 20;
    private const int MaxDays = 31;
    private static readonly TimeSpan DefaultSpan = TimeSpan.FromHours(1);

    public static void MapHistoryFile(this IEndpointRouteBuilder site) => site.MapGet("/history.csv", ReadAsync).WithTags("History");

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ReadAsync(
        string siteId, string? points, string? from, string? to, string? lang, string? utcOffset, HttpResponse response, ISites sites, ISampleHistory history, FileSlots slots, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var names = (points ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
        if (names.Length is 0 or > MaxPoints || names.Any(name => !Identifiers.IsPointId(name)))
        {
            fields.Add("points", $"应为 1 到 {MaxPoints} 个以逗号分隔的测点编号", $"must be 1 to {MaxPoints} point ids separated by commas");
        }

        // The end is exclusive: what was measured in this millisecond belongs to the file.
        var end = fields.Time("to", to) ?? clock.GetUtcNow().AddMilliseconds(1);
        var start = fields.Time("from", from) ?? end.AddTicks(-Math.Min(DefaultSpan.Ticks, end.UtcTicks));
        var offset = fields.Minutes("utcOffset", utcOffset, 480);
        if (start >= end)
        {
            fields.Add("from", "应早于 to", "must be before to");
        }
        else if (end - start > TimeSpan.FromDays(MaxDays))
        {
            fields.Add("from", $"时间段最长 {MaxDays} 天", $"the window must be at most {MaxDays} days");
        }

        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        if (history.CannotStream is { } why)
        {
            return RuleSetProblems.NoHistory(why);
        }

        if (await sites.Get(siteId).GetConfig(cancellationToken) is not { } config)
        {
            return Problems.NoSuchSite(siteId);
        }

        if (slots.TryTake() is not { } slot)
        {
            return Problems.TooManyFiles(FileSlots.Most);
        }

        // With the response, and not when the file is written: a client that goes away before never comes there.
        response.RegisterForDispose(slot);
        var file = new SampleCsv(config, names, TimeSpan.FromMinutes(offset), lang == "en");
        var query = new SampleHistoryQuery { SiteId = siteId, Points = names, From = start.ToUnixTimeMilliseconds(), To = end.ToUnixTimeMilliseconds() };
        response.Headers["X-Row-Limit"] = SampleCsv.MaxRows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Stream(
            stream => file.WriteAsync(history.ReadAsync(query, cancellationToken), stream, cancellationToken), "text/csv; charset=utf-8", $"history-{siteId}.csv");
    }
}
