namespace Monitoring.Silo;

/// <summary>Index of a point by its name; an index means one point for ever.</summary>
internal interface IPointNames
{
    /// <summary>Indexes in the order of the names; null where the site has no such point and never had.</summary>
    Task<int?[]> IndexesAsync(string siteId, string[] points, CancellationToken cancellationToken);
}
