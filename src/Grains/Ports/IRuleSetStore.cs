using Monitoring.Contracts;

namespace Monitoring.Grains;

/// <summary>What is stored of a site's rule sets and can still change.</summary>
/// <param name="Revision">Number of writes so far; 0 if there is none.</param>
/// <param name="LastVersion">Greatest version given; 0 if there is none.</param>
/// <param name="Live">Those approved or in force, without content.</param>
public sealed record LiveRuleSets(long Revision, int LastVersion, RuleSet[] Live);

/// <summary>Rule sets, stored for ever. One site is written by one grain; the revision tells if two were alive.</summary>
public interface IRuleSetStore : IRuleSetArchive
{
    /// <summary>What is approved or in force.</summary>
    Task<LiveRuleSets> LoadRuleSetsAsync(string siteId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes all of them in one durable transaction. The content of a version is written when it is first given and never changed; null
    /// leaves it.
    /// </summary>
    /// <param name="siteId">Site.</param>
    /// <param name="revision">The revision that the writer knows; it is one more afterwards.</param>
    /// <param name="changed">New or changed rule sets.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False, with nothing written, if the store has another revision: a second activation wrote.</returns>
    Task<bool> SaveRuleSetsAsync(string siteId, long revision, RuleSet[] changed, CancellationToken cancellationToken);
}
