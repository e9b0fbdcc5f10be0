using System.Globalization;
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

/// <summary>Change control of limits and rules: propose, look, decide (alarms.md §5).</summary>
internal static class RuleSetApi
{
    public static void MapRuleSets(this IEndpointRouteBuilder site, RequestSizeLimitAttribute large)
    {
        var sets = site.MapGroup("/rule-sets").WithTags("Rule sets");
        sets.MapGet("", ListAsync);
        sets.MapPost("", ProposeAsync).RequireAuthorization(Rights.Configure).WithMetadata(large);
        site.MapPost("/overrides", OverrideAsync).WithTags("Rule sets").RequireAuthorization(Rights.Configure);

        var set = sets.MapGroup("/{version:int}");
        set.MapGet("", GetAsync);
        set.MapPost("/simulate", SimulationApi.RunAsync).RequireAuthorization(Rights.ReviewRules);
        set.MapPost("/approve", (string siteId, int version, ApproveRequest? body, ClaimsPrincipal user, ISites sites, CancellationToken cancellationToken) =>
            DecideAsync(siteId, Decision(version, RuleSetVerdict.Approve, body?.Note, user) with { From = body?.From, WithoutSimulation = body?.WithoutSimulation }, sites, cancellationToken))
            .RequireAuthorization(Rights.ApproveRules);
        set.MapPost("/reject", (string siteId, int version, ReasonRequest? body, ClaimsPrincipal user, ISites sites, CancellationToken cancellationToken) =>
            DecideAsync(siteId, Decision(version, RuleSetVerdict.Reject, body?.Reason, user), sites, cancellationToken))
            .RequireAuthorization(Rights.ApproveRules);
        set.MapPost("/withdraw", (string siteId, int version, ReasonRequest? body, ClaimsPrincipal user, ISites sites, CancellationToken cancellationToken) =>
            DecideAsync(siteId, Decision(version, RuleSetVerdict.Withdraw, body?.Reason, user), sites, cancellationToken))
            .RequireAuthorization(Rights.ReviewRules);
    }

    /// <summary>The lasting rule set in force; null if the site has none yet.</summary>
    public static async Task<RuleSet?> FindStandingAsync(this IRuleSetArchive archive, string siteId, CancellationToken cancellationToken) =>
        (await archive.ListRuleSetsAsync(new RuleSetQuery { SiteId = siteId, State = RuleSetState.InForce }, cancellationToken))
            .FirstOrDefault(set => set.Kind is RuleSetKind.Initial or RuleSetKind.Change);

    /// <summary>Gives a proposal to the site: 201 with the new rule set, 200 when it is only checked.</summary>
    public static async Task<Results<Created<RuleSet>, Ok<RuleSet>, ProblemHttpResult>> GiveAsync(
        string siteId, RuleSetProposal proposal, ISites sites, CancellationToken cancellationToken)
    {
        var result = await sites.Get(siteId).ProposeRules(proposal, cancellationToken);
        return result switch
        {
            { Outcome: not RuleSetOutcome.Done } or { RuleSet: null } => RuleSetProblems.Of(result),
            _ when proposal.DryRun => TypedResults.Ok(result.RuleSet),
            _ => TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/v1/sites/{siteId}/rule-sets/{result.RuleSet.Version}"), result.RuleSet),
        };
    }

    private static async Task<Results<Ok<Page<RuleSet>>, ProblemHttpResult>> ListAsync(
        string siteId, string? state, string? kind, string? limit, string? cursor, IRuleSetArchive archive, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var most = fields.Int("limit", limit, 1, 1_000, 100);
        var query = new RuleSetQuery
        {
            SiteId = siteId,
            State = fields.Name<RuleSetState>("state", state),
            Kind = fields.Name<RuleSetKind>("kind", kind),
            Limit = Math.Min(most + 1, 1_000),
            Below = string.IsNullOrEmpty(cursor) ? null : fields.Int("cursor", cursor, 1, int.MaxValue, 1),
        };
        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        var rows = await archive.ListRuleSetsAsync(query, cancellationToken);
        return TypedResults.Ok(Pages.Of(rows, Math.Min(most, 999), set => set.Version.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Results<Ok<RuleSet>, ProblemHttpResult>> GetAsync(
        string siteId, int version, IRuleSetArchive archive, CancellationToken cancellationToken) =>
        await archive.FindRuleSetAsync(siteId, version, cancellationToken) is { } set
            ? TypedResults.Ok(set)
            : RuleSetProblems.NotFound(version.ToString(CultureInfo.InvariantCulture));

    private static async Task<Results<Created<RuleSet>, Ok<RuleSet>, ProblemHttpResult>> ProposeAsync(
        string siteId, RuleSetRequest body, string? dryRun, ClaimsPrincipal user, ISites sites, IRuleSetArchive archive, CancellationToken cancellationToken)
    {
        RuleSetContent? content = null;
        if (body.FromVersion is null || body.Points is not null)
        {
            var rests = (await archive.FindRuleSetAsync(siteId, body.BasedOn, cancellationToken))?.Content ?? new RuleSetContent();
            content = new RuleSetContent
            {
                LiveWindow = body.LiveWindow ?? rests.LiveWindow,
                Points = body.Points ?? rests.Points,
                Suppressions = body.Suppressions ?? rests.Suppressions,
                Escalation = body.Escalation ?? rests.Escalation,
            };
            if (ConfigurationHoles.Find(content).ToArray() is { Length: > 0 } holes)
            {
                return Problems.Invalid(holes);
            }
        }

        return await GiveAsync(siteId, new RuleSetProposal
        {
            Kind = RuleSetKind.Change,
            BasedOn = body.BasedOn,
            Content = content,
            FromVersion = body.FromVersion,
            Reason = body.Reason ?? "",
            Basis = body.Basis,
            By = user.Name(),
            DryRun = dryRun == "true",
        }, sites, cancellationToken);
    }

    private static async Task<Results<Created<RuleSet>, Ok<RuleSet>, ProblemHttpResult>> OverrideAsync(
        string siteId, OverrideRequest body, ClaimsPrincipal user, ISites sites, IRuleSetArchive archive, CancellationToken cancellationToken) =>
        await GiveAsync(siteId, new RuleSetProposal
        {
            Kind = RuleSetKind.Override,
            BasedOn = body.BasedOn ?? (await archive.FindStandingAsync(siteId, cancellationToken))?.Version ?? 0,
            Overrides = body.Changes ?? [],
            Hours = body.Hours,
            Reason = body.Reason ?? "",
            Basis = body.Basis,
            By = user.Name(),
        }, sites, cancellationToken);

    private static async Task<Results<Ok<RuleSet>, ProblemHttpResult>> DecideAsync(
        string siteId, RuleSetDecision decision, ISites sites, CancellationToken cancellationToken)
    {
        var result = await sites.Get(siteId).DecideRules(decision, cancellationToken);
        return result switch
        {
            { Outcome: RuleSetOutcome.Done, RuleSet: { } set } => TypedResults.Ok(set),
            { Outcome: RuleSetOutcome.NotFound } => RuleSetProblems.NotFound(decision.Version.ToString(CultureInfo.InvariantCulture)),
            _ => RuleSetProblems.Of(result),
        };
    }

    private static RuleSetDecision Decision(int version, RuleSetVerdict verdict, string? note, ClaimsPrincipal user) =>
        new() { Version = version, Verdict = verdict, By = user.Name(), Note = note };
}
