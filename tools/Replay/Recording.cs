namespace Monitoring.Replay;

/// <summary>What points showed at one time.</summary>
/// <param name="Ts">Sample time, Unix ms.</param>
/// <param name="Values">One per point of the recording; NaN: none at this time.</param>
/// <param name="Arrival">When it came, Unix ms; later than <paramref name="Ts"/> for back-fill.</param>
internal sealed record Row(long Ts, double[] Values, long Arrival)
{
    public Row(long ts, double[] values)
        : this(ts, values, ts)
    {
    }
}

/// <summary>Recorded or made data of some points, in the order in which it came.</summary>
internal sealed record Recording(string[] Points, IReadOnlyList<Row> Rows)
{
    /// <summary>Only these points, in this order.</summary>
    public Recording Only(params string[] points)
    {
        var columns = points.Select(p => Array.IndexOf(Points, p)).ToArray();
        return new Recording(points, [.. Rows.Select(r => r with { Values = [.. columns.Select(c => c < 0 ? double.NaN : r.Values[c])] })]);
    }

    /// <summary>The same, as if its first row had come at another time.</summary>
    public Recording StartingAt(long arrival)
    {
        var shift = Rows.Count == 0 ? 0 : arrival - Rows[0].Arrival;
        return this with { Rows = [.. Rows.Select(r => r with { Ts = r.Ts + shift, Arrival = r.Arrival + shift })] };
    }
}
