using System.Text;
using Monitoring.Gateway.Ingest.Points;

namespace Monitoring.Gateway.Ingest.Flow;

/// <summary>One site on one connection.</summary>
internal sealed class SiteLane(string siteId, SitePoints points)
{
    private PointCursor? _cursor;

    public string SiteId => siteId;

    public byte[] SiteIdBytes { get; } = Encoding.ASCII.GetBytes(siteId);

    public SitePoints Points => points;

    /// <summary>The call of the open round that takes this site's samples.</summary>
    public RoundCall? Open { get; set; }

    /// <summary>The gateway said <c>online: true</c> for this site on this connection, and nothing since.</summary>
    public bool ReportedOnline { get; set; }

    /// <summary>The cursor over the newest table; null if the table must be loaded first.</summary>
    public PointCursor? Cursor()
    {
        var index = points.Current;
        if (index is null)
        {
            return null;
        }

        _cursor ??= new PointCursor(index);
        _cursor.Use(index);
        return _cursor;
    }
}
