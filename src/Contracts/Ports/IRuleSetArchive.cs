namespace Monitoring.Contracts;

/// <summary>Which rule sets of a site to list. Null members do not restrict.</summary>
public sealed record RuleSetQuery
{
    /// <summary>Site.</summary>
    public required string SiteId { get; init; }

    /// <summary>State.</summary>
    public RuleSetState? State { get; init; }

    /// <summary>Kind.</summary>
    public RuleSetKind? Kind { get; init; }

    /// <summary>Most rows, 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Only versions below; null: from the newest.</summary>
    public int? Below { get; init; }
}

/// <summary>Reads the rule sets that sites stored: versions are never deleted.</summary>
public interface IRuleSetArchive
{
    /// <summary>One version with its content and its simulation; null if there is none.</summary>
    Task<RuleSet?> FindRuleSetAsync(string siteId, int version, CancellationToken cancellationToken);

    /// <summary>Rule sets, newest first, without content and simulation.</summary>
    Task<RuleSet[]> ListRuleSetsAsync(RuleSetQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// What was proposed, decided, came into force or ended on these sites at or after a time, without content and simulation and without
    /// what the service combined. What was written by a program from before shifts is not known to have changed.
    /// </summary>
    Task<ChangedRuleSets> ListChangedAsync(string[] siteIds, DateTimeOffset since, int limit, CancellationToken cancellationToken);
}

/// <summary>Rule sets that changed.</summary>
/// <param name="Count">How many.</param>
/// <param name="Newest">The newest of them.</param>
public sealed record ChangedRuleSets(int Count, RuleSet[] Newest);
