using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Condition <c>underreport</c> 漏报: a limit of the point is exceeded and the gateway that should report it does not, or it reports
/// an alarm that it judged by another limit than the approved ones. Memory: see the constants.
/// </summary>
/// <remarks>
/// Samples and reports come in any order. What counts is the time of both: an exceedance older than the gateway's last word is
/// covered by that word, so the time to report runs from the later of the two, and late samples that are older than it say nothing.
/// </remarks>
internal sealed partial class UnderreportEvaluator : ConditionEvaluator
{
    /// <summary>Memory: last good value; NaN while it is no measurement.</summary>
    private const int Value = 0;

    /// <summary>Memory: time of the last sample.</summary>
    private const int At = 1;

    /// <summary>Memory: since when a limit is exceeded without a break; NaN while none is.</summary>
    private const int Since = 2;

    /// <summary>Memory: 1 while the gateway reports an alarm, 0 when it said that it ended; NaN before its first word.</summary>
    private const int Reported = 3;

    /// <summary>Memory: time of the gateway's last word.</summary>
    private const int ReportedAt = 4;

    /// <summary>Memory: the limit that it says it judges by, or NaN.</summary>
    private const int ReportedLimit = 5;

    private readonly Side _high;
    private readonly Side _low;
    private readonly double[] _approved;
    private readonly PointConfig _point;
    private readonly double _silence;

    /// <summary>A limit that differs by no more than a thousandth of the span is the approved one, rounded by the gateway.</summary>
    private readonly double _tolerance;

    private UnderreportEvaluator(PointConfig point, Side high, Side low, double[] approved, double tolerance)
        : base([point.PointId], 6)
    {
        (_point, _high, _low, _approved, _tolerance) = (point, high, low, approved, tolerance);
        _silence = Silence.Of(point);
    }

    /// <summary>The nearest limit of one direction and the time to report it, ms: the limit's own on-delay and the grace.</summary>
    private readonly record struct Side(double Limit, double Time);

    /// <inheritdoc/>
    public override bool ListensToEdge => true;

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory)
    {
        if (seen.Input == Observation.Edge)
        {
            (memory[Reported], memory[ReportedAt], memory[ReportedLimit]) = (seen.Value == 0 ? 0 : 1, seen.At, seen.Limit);
            return true;
        }

        var gap = seen.At - memory[At] > _silence;
        var unknown = double.IsNaN(memory[Value]);
        (memory[Value], memory[At]) = (seen.Bad ? double.NaN : seen.Value, seen.At);
        if (seen.Bad)
        {
            return true;
        }

        var before = memory[Since];
        memory[Since] = !IsExceeded(seen.Value) ? double.NaN : double.IsNaN(before) || gap ? seen.At : before;

        // A quiet point stays quiet; anything else is judged anew, for time passes.
        return unknown || !(double.IsNaN(before) && double.IsNaN(memory[Since]));
    }

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active)
    {
        if (memory[Reported] == 1)
        {
            return IsForeign(memory[ReportedLimit]) ? Signal.True : Signal.False;
        }

        if (double.IsNaN(memory[Value]))
        {
            return Signal.Unknown;
        }

        // The rule may have been edited since the last sample: is it beyond the limit of today?
        return double.IsNaN(memory[Since]) || !IsExceeded(memory[Value]) || memory[At] - From(memory) < SideOf(memory[Value]).Time
            ? Signal.False
            : Signal.True;
    }

    private bool IsExceeded(double value) => value >= _high.Limit || value <= _low.Limit;

    private Side SideOf(double value) => value >= _high.Limit ? _high : _low;

    /// <summary>Since when the gateway has something to report that it did not yet speak of.</summary>
    private static double From(ReadOnlySpan<double> memory) =>
        memory[ReportedAt] > memory[Since] ? memory[ReportedAt] : memory[Since];

    /// <summary>Whether a limit is none of the approved ones.</summary>
    private bool IsForeign(double limit)
    {
        if (!double.IsFinite(limit))
        {
            return false;
        }

        foreach (var approved in _approved)
        {
            if (Math.Abs(limit - approved) <= (_tolerance > 0 ? _tolerance : Math.Abs(approved) / 1000))
            {
                return false;
            }
        }

        return true;
    }
}
