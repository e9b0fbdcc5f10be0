namespace Monitoring.Contracts;

/// <summary>Which sites exist.</summary>
public interface ISiteDirectory
{
    /// <summary>All configurations, by site id.</summary>
    Task<SiteConfig[]> ListAsync(CancellationToken cancellationToken);
}
