namespace Monitoring.Silo;

/// <summary>Names of the points of a site by index.</summary>
internal interface IPointTables
{
    /// <summary>The names in the order of their indexes; empty if the site is not known.</summary>
    Task<IReadOnlyList<string>> NamesAsync(string siteId, CancellationToken cancellationToken);
}
