using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Alarms;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Figures of alarm management (docs/kpis.md).</summary>
internal static class KpiApi
{
    /// <summary>ISA-18.2 asks for at least 30 days of data.</summary>
    private static readonly TimeSpan DefaultSpan = TimeSpan.FromDays(30);

    public static void MapKpis(this IEndpointRouteBuilder routes) => routes.MapGet("/kpis", ReadAsync).WithTags("Seats");

    private static async Task<Results<Ok<KpiReport>, ProblemHttpResult>> ReadAsync(
        [AsParameters] KpiQuery query, ClaimsPrincipal user, ISeatStore seats, IKpiStore store, WallPicture picture, WallFeed feed, TimeProvider clock, CancellationToken cancellationToken)
    {
        await feed.Loaded.WaitAsync(cancellationToken);
        var fields = new QueryFields();
        var scope = user.SiteScope();
        var all = await seats.GetAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var window = query.Read(fields, all, DefaultSpan, now);
        if (window is null || !fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        var siteId = string.IsNullOrEmpty(query.SiteId) ? null : query.SiteId;
        var sites = siteId is null ? picture.SitesOf(window.Seat) : [.. picture.Sites(scope).Where(site => site.SiteId == siteId)];
        if (siteId is null && !sites.All(site => scope.Allows(site.SiteId, site.RegionCode)))
        {
            return Problems.NoSuchSeat(window.Seat.Id);
        }

        return siteId is not null && sites.Length == 0
            ? Problems.NoSuchSite(siteId)
            : TypedResults.Ok(await SumAsync(window, siteId, [.. sites.Select(site => site.SiteId)], store, now, cancellationToken));
    }

    private static async Task<KpiReport> SumAsync(KpiWindow window, string? siteId, string[] sites, IKpiStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var report = new KpiReports(window, now);
        foreach (var row in await store.ReadAsync(sites, report.FirstDay, report.LastDay, cancellationToken))
        {
            report.Add(row);
        }

        foreach (var cursor in await store.CursorsAsync(sites, cancellationToken))
        {
            report.Add(cursor);
        }

        var mine = sites.ToHashSet(StringComparer.Ordinal);
        var behind = (await store.LagsAsync(cancellationToken)).Where(lag => mine.Contains(lag.SiteId)).Sum(lag => lag.Journaled - lag.Counted);
        return report.Make(siteId, sites.Length, behind);
    }
}
