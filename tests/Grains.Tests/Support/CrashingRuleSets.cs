using Monitoring.Contracts;

namespace Monitoring.Grains.Tests;

/// <summary>The real store, but for the moment in which the process "dies" right after a write is on disk.</summary>
internal sealed class CrashingRuleSets(IRuleSetStore real) : IRuleSetStore
{
    /// <summary>How many writes go through before the one after which it throws; negative: never.</summary>
    public int DieAfter { get; set; } = -1;

    public Task<LiveRuleSets> LoadRuleSetsAsync(string siteId, CancellationToken cancellationToken) => real.LoadRuleSetsAsync(siteId, cancellationToken);

    public Task<RuleSet?> FindRuleSetAsync(string siteId, int version, CancellationToken cancellationToken) => real.FindRuleSetAsync(siteId, version, cancellationToken);

    public Task<RuleSet[]> ListRuleSetsAsync(RuleSetQuery query, CancellationToken cancellationToken) => real.ListRuleSetsAsync(query, cancellationToken);

    public Task<ChangedRuleSets> ListChangedAsync(string[] siteIds, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        real.ListChangedAsync(siteIds, since, limit, cancellationToken);

    public async Task<bool> SaveRuleSetsAsync(string siteId, long revision, RuleSet[] changed, CancellationToken cancellationToken)
    {
        var saved = await real.SaveRuleSetsAsync(siteId, revision, changed, cancellationToken);
        return DieAfter-- != 0 ? saved : throw new IOException("the process died");
    }
}
