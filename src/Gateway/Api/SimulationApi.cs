using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Simulates a proposed rule set on the site's own stored samples and attaches the report to it.</summary>
internal static class SimulationApi
{
    private const int DefaultDays = 7;
    private const int MostDays = 31;

    public static async Task<Results<Ok<SimulationReport>, ProblemHttpResult>> RunAsync(
        string siteId, int version, SimulateRequest? body, ClaimsPrincipal user, ISites sites, IRuleSetArchive archive, IRuleSimulator simulator,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var to = body?.To ?? clock.GetUtcNow();
        var from = body?.From ?? to.AddDays(-DefaultDays);
        if (from >= to || to - from > TimeSpan.FromDays(MostDays))
        {
            return Problems.Invalid("from", $"应早于 to，且时段不超过 {MostDays} 天", $"must be before to, and the span at most {MostDays} days");
        }

        if (simulator.Unavailable is { } why)
        {
            return RuleSetProblems.NoHistory(why);
        }

        var site = sites.Get(siteId);
        if (await archive.FindRuleSetAsync(siteId, version, cancellationToken) is not { Content: { } proposed } set
            || await archive.FindRuleSetAsync(siteId, set.BasedOn, cancellationToken) is not { Content: { } present }
            || await site.GetConfig(cancellationToken) is not { } config)
        {
            return RuleSetProblems.NotFound(version.ToString(CultureInfo.InvariantCulture));
        }

        if (set.State != RuleSetState.Proposed)
        {
            return RuleSetProblems.Of(new RuleSetResult { Outcome = RuleSetOutcome.WrongState, RuleSet = set with { Content = null } });
        }

        var report = await simulator.RunAsync(
            new SimulationRequest
            {
                Present = present.ApplyTo(config) with { RuleSet = set.BasedOn },
                Proposed = proposed.ApplyTo(config) with { RuleSet = version },
                From = from.ToUnixTimeMilliseconds(),
                To = to.ToUnixTimeMilliseconds(),
                By = user.Name(),
            },
            cancellationToken);
        if (report is null)
        {
            return RuleSetProblems.SimulatorBusy(simulator.MostAtOnce);
        }

        // While it ran somebody may have withdrawn it: the report is then about nothing that can be approved.
        var noted = await site.NoteSimulation(version, report, cancellationToken);
        return noted.Outcome == RuleSetOutcome.Done ? TypedResults.Ok(report) : RuleSetProblems.Of(noted);
    }
}
