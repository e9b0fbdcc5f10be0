namespace Monitoring.Contracts;

/// <summary>Where the journal of a site stands, and who judges the site.</summary>
/// <param name="SiteId">Site.</param>
/// <param name="Seq">Last sequence number.</param>
/// <param name="Silo">Name of the silo that has the site; empty where there is only one.</param>
/// <param name="Silent">How long nothing was heard of that silo; null where there is only one.</param>
public readonly record struct SiteHead(string SiteId, long Seq, string Silo, TimeSpan? Silent);

/// <summary>Reads where all journals stand.</summary>
public interface ISiteHeads
{
    /// <summary>One of each site that was ever loaded.</summary>
    Task<SiteHead[]> ReadAsync(CancellationToken cancellationToken);
}
