using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Points from templates: a preview, a proposal, or on a site without points its first configuration.</summary>
internal static class TemplateApi
{
    public static void MapTemplates(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/templates", (ITemplateCatalog catalog) => TypedResults.Ok(new Page<EquipmentTemplate> { Items = [.. catalog.All] })).WithTags("Templates");

    public static void MapSiteTemplates(this IEndpointRouteBuilder site, RequestSizeLimitAttribute large)
    {
        site.MapPost("/templates", (string siteId, TemplatesRequest body, [AsParameters] TemplateServices services, CancellationToken cancellationToken) =>
            ApplyAsync(siteId, body.Instances ?? [], body.Reason, body.Basis, body.DryRun, services, cancellationToken))
            .WithTags("Templates").RequireAuthorization(Rights.Configure).WithMetadata(large);
        site.MapPost("/templates/{name}", (string siteId, string name, TemplateRequest body, [AsParameters] TemplateServices services, CancellationToken cancellationToken) =>
            ApplyAsync(siteId, [body.ToInstance(name)], body.Reason, body.Basis, body.DryRun, services, cancellationToken))
            .WithTags("Templates").RequireAuthorization(Rights.Configure);
    }

    private static async Task<Results<Ok<TemplateResult>, Created<TemplateResult>, ProblemHttpResult>> ApplyAsync(
        string siteId, TemplateInstance[] instances, string? reason, string? basis, bool dryRun, TemplateServices services, CancellationToken cancellationToken)
    {
        var points = services.Catalog.Expand(instances, out var faults);
        if (faults.Length > 0)
        {
            return Problems.Invalid(faults);
        }

        if (await services.Archive.FindStandingAsync(siteId, cancellationToken) is not { } head
            || await services.Archive.FindRuleSetAsync(siteId, head.Version, cancellationToken) is not { Content: { } content })
        {
            return Problems.NoSuchSite(siteId);
        }

        var first = content.Points.Length == 0;
        PointConfig[] all = [.. content.Points, .. points];
        var result = await services.Sites.Get(siteId).ProposeRules(
            new RuleSetProposal
            {
                Kind = RuleSetKind.Change,
                BasedOn = head.Version,
                Content = content with { Points = all },
                Reason = reason ?? (first || dryRun ? "templates" : ""),
                Basis = basis,
                By = services.User.Name(),
                DryRun = first || dryRun,
            },
            cancellationToken);
        if (result is not { Outcome: RuleSetOutcome.Done, RuleSet: { } set })
        {
            return RuleSetProblems.Of(result);
        }

        if (dryRun || !first)
        {
            var made = new TemplateResult(points, dryRun ? null : set);
            return dryRun ? TypedResults.Ok(made) : TypedResults.Created($"/api/v1/sites/{siteId}/rule-sets/{set.Version}", made);
        }

        var config = (await services.Sites.Get(siteId).GetConfig(cancellationToken))!;
        var (taken, refused) = await SiteConfiguration.ApplyAsync(config with { Points = all }, services.User.Name(), services.Sites, services.Feed, cancellationToken);
        return taken is null ? refused! : TypedResults.Ok(new TemplateResult(points, await services.Archive.FindStandingAsync(siteId, cancellationToken)));
    }
}

/// <summary>What the routes of templates need.</summary>
internal sealed record TemplateServices(ClaimsPrincipal User, ITemplateCatalog Catalog, ISites Sites, WallFeed Feed, IRuleSetArchive Archive);

/// <summary>Body of <c>POST /sites/{siteId}/templates</c>: many pieces of equipment in one proposal.</summary>
internal sealed record TemplatesRequest
{
    public TemplateInstance[]? Instances { get; init; }

    public string? Reason { get; init; }

    public string? Basis { get; init; }

    /// <summary>Only show what would be made.</summary>
    public bool DryRun { get; init; }
}

/// <summary>Body of <c>POST /sites/{siteId}/templates/{name}</c>: one piece.</summary>
internal sealed record TemplateRequest
{
    public string? Equipment { get; init; }

    public string? TagPrefix { get; init; }

    public string? HazardId { get; init; }

    public Dictionary<string, double>? Parameters { get; init; }

    public string? Reason { get; init; }

    public string? Basis { get; init; }

    /// <summary>Only show what would be made.</summary>
    public bool DryRun { get; init; }

    public TemplateInstance ToInstance(string template) =>
        new() { Template = template, Equipment = Equipment, TagPrefix = TagPrefix, HazardId = HazardId, Parameters = Parameters ?? [] };
}

/// <summary>The points that templates made, and the rule set they are in; null in a preview.</summary>
internal sealed record TemplateResult(PointConfig[] Points, RuleSet? RuleSet);
