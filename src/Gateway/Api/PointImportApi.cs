using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Csv;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>The point list as a file for Excel. An import is a proposal; only on a site without points is it the first configuration.</summary>
internal static class PointImportApi
{
    public static void MapPointFiles(this IEndpointRouteBuilder site, RequestSizeLimitAttribute large)
    {
        site.MapGet("/points/export", ExportAsync).WithTags("Points");
        site.MapPost("/points/import", ImportAsync).WithTags("Points").RequireAuthorization(Rights.Configure).WithMetadata(large);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportAsync(
        string siteId, string? lang, ISites sites, CancellationToken cancellationToken) =>
        await sites.Get(siteId).GetConfig(cancellationToken) is { } config
            ? TypedResults.File(PointCsv.Write(config.Points, lang == "en"), "text/csv; charset=utf-8", $"points-{siteId}.csv")
            : Problems.NoSuchSite(siteId);

    private static async Task<Results<Created<RuleSet>, Ok<RuleSet>, ProblemHttpResult>> ImportAsync(
        string siteId, HttpRequest request, string? dryRun, string? mode, string? reason, string? basis, ClaimsPrincipal user, ISites sites, WallFeed feed,
        IRuleSetArchive archive, CancellationToken cancellationToken)
    {
        if (mode is not (null or "merge" or "replace"))
        {
            return Problems.Invalid("mode", "应为 merge 或 replace", "must be merge or replace");
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        if (await archive.FindStandingAsync(siteId, cancellationToken) is not { } head
            || await archive.FindRuleSetAsync(siteId, head.Version, cancellationToken) is not { Content: { } content } standing)
        {
            return Problems.NoSuchSite(siteId);
        }

        var faults = new CellFaults();
        var import = PointCsv.Read(body.GetBuffer().AsSpan(0, (int)body.Length), content.Points, mode == "replace", faults);
        var first = content.Points.Length == 0;
        if (faults.Any)
        {
            return Problems.Invalid(faults.ToArray());
        }

        var proposal = new RuleSetProposal
        {
            Kind = RuleSetKind.Change,
            BasedOn = standing.Version,
            Content = content with { Points = import.Points },
            Reason = reason ?? (first || dryRun == "true" ? "CSV" : ""),
            Basis = basis,
            By = user.Name(),
            DryRun = first || dryRun == "true",
        };
        var site = sites.Get(siteId);
        var result = await site.ProposeRules(proposal, cancellationToken);
        if (result.Outcome == RuleSetOutcome.Faulty)
        {
            Array.ForEach(result.Faults, fault => faults.Add(fault, import.Points, import.Rows));
            return Problems.Invalid(faults.ToArray());
        }

        if (result is not { Outcome: RuleSetOutcome.Done, RuleSet: { } set })
        {
            return RuleSetProblems.Of(result);
        }

        if (dryRun == "true")
        {
            return TypedResults.Ok(set);
        }

        return first
            ? await FirstAsync(siteId, import.Points, user, sites, feed, archive, cancellationToken)
            : TypedResults.Created($"/api/v1/sites/{siteId}/rule-sets/{set.Version}", set);
    }

    private static async Task<Results<Created<RuleSet>, Ok<RuleSet>, ProblemHttpResult>> FirstAsync(
        string siteId, PointConfig[] points, ClaimsPrincipal user, ISites sites, WallFeed feed, IRuleSetArchive archive, CancellationToken cancellationToken)
    {
        var config = (await sites.Get(siteId).GetConfig(cancellationToken))!;
        var (taken, refused) = await SiteConfiguration.ApplyAsync(config with { Points = points }, user.Name(), sites, feed, cancellationToken);
        return taken is not null && await archive.FindStandingAsync(siteId, cancellationToken) is { } set
            ? TypedResults.Ok(set)
            : refused ?? Problems.NoSuchSite(siteId);
    }
}
