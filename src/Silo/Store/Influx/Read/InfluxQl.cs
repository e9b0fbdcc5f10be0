using System.Globalization;
using System.Text;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Statements of InfluxQL: for the trend of one point, and for samples. Field names as <see cref="LineEncoder"/> writes them.</summary>
internal sealed class InfluxQl
{
    /// <summary>Times beyond this cannot be said in nanoseconds.</summary>
    private const long MostMs = long.MaxValue / 1_000_000;

    private readonly string _value;
    private readonly string _quality;
    private readonly string _bad;
    private readonly string _where;

    /// <summary>For a point and a span of time.</summary>
    public InfluxQl(string measurement, HistoryQuery query, string point)
    {
        (_value, _quality, _bad) = (Name(point), Name(point + ":q"), Name(point + ":bad"));
        _where = Where(measurement, query.SiteId, query.From, query.To);
    }

    /// <summary>The samples of several points as they were written: a row per time, and of each point its value, its quality and its bad value.</summary>
    /// <param name="measurement">Measurement.</param>
    /// <param name="siteId">Site.</param>
    /// <param name="points">Points.</param>
    /// <param name="from">From, inclusive, Unix milliseconds.</param>
    /// <param name="to">To, exclusive.</param>
    /// <param name="count">Most rows.</param>
    public static string Samples(string measurement, string siteId, ReadOnlySpan<string> points, long from, long to, int count)
    {
        var columns = new StringBuilder("SELECT ");
        for (var i = 0; i < points.Length; i++)
        {
            columns.Append(i == 0 ? "" : ", ").Append(Name(points[i])).Append(", ").Append(Name(points[i] + ":q")).Append(", ").Append(Name(points[i] + ":bad"));
        }

        return columns.Append(CultureInfo.InvariantCulture, $" {Where(measurement, siteId, from, to)} LIMIT {count}").ToString();
    }

    /// <summary>A question that costs nothing and needs the same rights as a trend.</summary>
    public static string Probe(string measurement) => $"SELECT * {Where(measurement, "no site", 0, 1)} LIMIT 1";

    /// <summary>Up to so many samples from the first on.</summary>
    public string First(int count) => string.Create(CultureInfo.InvariantCulture, $"SELECT {_value}, {_quality}, {_bad} {_where} LIMIT {count}");

    /// <summary>The last sample.</summary>
    public string Last() => $"SELECT {_value}, {_quality}, {_bad} {_where} ORDER BY time DESC LIMIT 1";

    /// <summary>Number of bad samples.</summary>
    public string CountBad() => $"SELECT count({_quality}) {_where} AND {_quality} >= 2";

    /// <summary>Number of good and uncertain samples.</summary>
    public string Count() => $"SELECT count({_value}) {_where}";

    /// <summary>The sample with the least value of each window. BOTTOM keeps its own time; MIN would give that of the window.</summary>
    public string Least(long width, long first) => $"SELECT bottom({_value}, 1), {_quality} {_where} {Windows(width, first)}";

    /// <summary>The sample with the greatest value of each window.</summary>
    public string Greatest(long width, long first) => $"SELECT top({_value}, 1), {_quality} {_where} {Windows(width, first)}";

    /// <summary>A bad sample of each window that has one: the first with a number, else the first.</summary>
    public string Bad(long width, long first) => $"SELECT bottom({_quality}, 1), {_bad} {_where} AND {_quality} >= 2 {Windows(width, first)}";

    private static string Windows(long width, long first) =>
        string.Create(CultureInfo.InvariantCulture, $"GROUP BY time({width}ms, {((first % width) + width) % width}ms)");

    private static string Where(string measurement, string siteId, long from, long to) => string.Create(
        CultureInfo.InvariantCulture,
        $"FROM {Name(measurement)} WHERE \"site\" = {Text(siteId)} AND time >= {Clamp(from)}ms AND time < {Clamp(to)}ms");

    private static long Clamp(long time) => Math.Clamp(time, -MostMs, MostMs);

    private static string Name(string name) => Quote(name, '"');

    private static string Text(string text) => Quote(text, '\'');

    private static string Quote(string text, char mark)
    {
        var quoted = new StringBuilder(text.Length + 2).Append(mark);
        foreach (var c in text)
        {
            if (c == mark || c == '\\')
            {
                quoted.Append('\\');
            }

            quoted.Append(char.IsControl(c) ? ' ' : c);
        }

        return quoted.Append(mark).ToString();
    }
}
