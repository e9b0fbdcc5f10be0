using System.Globalization;
using System.Text;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Statements of InfluxQL for the trend of one point. Field names as <see cref="LineEncoder"/> writes them.</summary>
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
        _where = string.Create(
            CultureInfo.InvariantCulture,
            $"FROM {Name(measurement)} WHERE \"site\" = {Text(query.SiteId)} AND time >= {Clamp(query.From)}ms AND time < {Clamp(query.To)}ms");
    }

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
