using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>The trend of one point while it is being read: two questions and their answers.</summary>
internal sealed class InfluxTrend(string measurement, HistoryQuery query, string point, int max)
{
    private readonly InfluxQl _ql = new(measurement, query, point);
    private readonly SortedDictionary<long, Sample> _kept = [];
    private long _count;
    private long _bad;
    private long _first;
    private long _width;

    /// <summary>There are more samples than are asked for, so the second question is needed.</summary>
    public bool IsLong { get; private set; }

    /// <summary>The first question: all samples if they are few, and what windows would need.</summary>
    public string[] Ask() => [_ql.First(max + 1), _ql.Last(), _ql.CountBad()];

    /// <summary>Its answer.</summary>
    public void Take(ReadOnlyMemory<InfluxTable> answer)
    {
        var (samples, last, bad) = (answer.Span[0], answer.Span[1], answer.Span[2]);
        IsLong = samples.Count > max;
        for (var row = 0; row < (IsLong ? 1 : samples.Count); row++)
        {
            TakeRow(samples, row);
        }

        _count = _kept.Count;
        if (IsLong)
        {
            TakeRow(last, 0);
            _bad = bad.Count == 0 ? 0 : (long)bad.Number(0, 0);
            var windows = Math.Max(1, (max - 2) / (_bad > 0 ? 3 : 2));
            _first = samples.Time(0);
            _width = ((last.Time(0) - _first) / windows) + 1;
        }
    }

    /// <summary>The second question: the extremes of windows.</summary>
    public string[] AskWindows() => _bad > 0
        ? [_ql.Count(), _ql.Least(_width, _first), _ql.Greatest(_width, _first), _ql.Bad(_width, _first)]
        : [_ql.Count(), _ql.Least(_width, _first), _ql.Greatest(_width, _first)];

    /// <summary>Its answer.</summary>
    public void TakeWindows(ReadOnlyMemory<InfluxTable> answer)
    {
        var count = answer.Span[0];
        _count = _bad + (count.Count == 0 ? 0 : (long)count.Number(0, 0));
        for (var i = 1; i < answer.Length; i++)
        {
            var table = answer.Span[i];
            for (var row = 0; row < table.Count; row++)
            {
                // Windows of bad samples have the quality first, then the value; the others the value first.
                Keep(table.Time(row), i < 3 ? table.Number(row, 0) : double.NaN, table.Number(row, i < 3 ? 1 : 0), i < 3 ? double.NaN : table.Number(row, 1));
            }
        }
    }

    /// <summary>The trend.</summary>
    public Trend ToTrend()
    {
        Sample[] kept = [.. _kept.Values];
        return new Trend
        {
            PointId = point,
            Times = Array.ConvertAll(kept, static sample => sample.Timestamp),
            Values = Array.ConvertAll(kept, static sample => double.IsFinite(sample.Value) ? sample.Value : (double?)null),
            Qualities = Array.TrueForAll(kept, static sample => sample.Quality == Quality.Good) ? [] : Array.ConvertAll(kept, static sample => (byte)sample.Quality),
            Samples = _count,
        };
    }

    private void TakeRow(InfluxTable table, int row) => Keep(table.Time(row), table.Number(row, 0), table.Number(row, 1), table.Number(row, 2));

    private void Keep(long time, double value, double quality, double bad)
    {
        if (InfluxRow.TryRead(0, time, value, quality, bad, out var sample))
        {
            _kept.TryAdd(time, sample);
        }
    }
}
