using System.Text;

namespace Monitoring.Silo;

/// <summary>What the encoder needs of one site: the begin of its lines, and per point its field's name and its newest time. Grows with the site.</summary>
internal sealed class SiteColumns
{
    private readonly long _delivered;
    private Column[] _columns = [];

    /// <summary>For a site.</summary>
    /// <param name="measurement">Measurement.</param>
    /// <param name="siteId">Site.</param>
    /// <param name="delivered">Samples up to this time may have been delivered by an earlier process, Unix milliseconds.</param>
    public SiteColumns(string measurement, string siteId, long delivered = long.MinValue)
    {
        _delivered = delivered;
        Prefix = [.. LineNames.Measurement(measurement), .. ",site="u8, .. LineNames.Key(siteId), (byte)' '];
    }

    /// <summary><c>samples,site=330100099 </c></summary>
    public byte[] Prefix { get; }

    /// <summary>Points whose name is known.</summary>
    public int Named { get; private set; }

    /// <summary>The number of the row that is being written, over all rows of the site.</summary>
    public long Row { get; set; }

    /// <summary>Which of the requests at a time the site goes with; -1 until its first batch. Kept, so that its order is.</summary>
    public int Lane { get; set; } = -1;

    /// <summary>The columns by index of the point.</summary>
    public Span<Column> All => _columns;

    /// <summary>Takes the names that the site has now. A name never changes its index.</summary>
    public void Name(IReadOnlyList<string> points)
    {
        Grow(points.Count);
        for (; Named < points.Count; Named++)
        {
            if (points[Named].Length > 0)
            {
                _columns[Named].Name = LineNames.Key(points[Named]);
            }
        }
    }

    /// <summary>
    /// Makes room up to an index. A point without a name gets <c>#index</c>, which no tag can be: its samples are kept and can be
    /// renamed by a person.
    /// </summary>
    public void Grow(int count)
    {
        var known = _columns.Length;
        if (count > known)
        {
            Array.Resize(ref _columns, Math.Max(count, known * 2));
            for (var i = known; i < _columns.Length; i++)
            {
                _columns[i] = new Column { Name = Encoding.ASCII.GetBytes($"#{i}"), Newest = _delivered };
            }
        }
    }

    /// <summary>One point.</summary>
    internal struct Column
    {
        /// <summary>Field key, escaped.</summary>
        public byte[] Name;

        /// <summary>Greatest sample time that may have been written.</summary>
        public long Newest;

        /// <summary>The row that has a value of it last.</summary>
        public long Row;
    }
}
