using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Condition <c>pinned</c>: the value has been at an end of the instrument's range for a time.</summary>
/// <remarks>Memory: last value (NaN while it is no measurement), its time, which end it is at (−1, 0, +1), since when.</remarks>
internal sealed class PinnedEvaluator : ConditionEvaluator
{
    private const int Value = 0;
    private const int Last = 1;
    private const int End = 2;
    private const int Since = 3;
    private readonly PinnedRule _rule;
    private readonly PointConfig _point;
    private readonly double _margin;
    private readonly double _time;
    private readonly double _gap;

    private PinnedEvaluator(PinnedRule rule, RuleScope scope)
        : base([scope.Point.PointId], 4)
    {
        (_rule, _point, _time) = (rule, scope.Point, rule.Time * 1000);
        _margin = rule.Margin / 100 * scope.Span;
        _gap = RuleScope.Silence(scope.Point, _time);
    }

    /// <summary>Checks a rule.</summary>
    public static void Check(PinnedRule rule, string where, RuleScope scope, FaultList faults)
    {
        faults.Range($"{where}.margin", rule.Margin, 0, 10);
        faults.Range($"{where}.time", rule.Time, 1, 604_800);
        faults.Known($"{where}.ends", rule.Ends);
        if (scope.Span <= 0)
        {
            faults.Add(where, "测点没有量程", "the point has no range");
        }
    }

    /// <summary>Compiles a rule.</summary>
    public static ConditionEvaluator Compile(PinnedRule rule, RuleScope scope) => new PinnedEvaluator(rule, scope);

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory)
    {
        if (seen.Bad)
        {
            var known = !double.IsNaN(memory[Value]);
            memory[Value] = double.NaN;
            return known;
        }

        var end = EndOf(seen.Value);
        var free = end == 0 && memory[End] == 0 && !double.IsNaN(memory[Value]);

        // A value that was not heard for long may have been anywhere in between.
        if (!(memory[End] == end) || seen.At - memory[Last] > _gap)
        {
            (memory[End], memory[Since]) = (end, seen.At);
        }

        (memory[Value], memory[Last]) = (seen.Value, seen.At);
        return !free;
    }

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active) => double.IsNaN(memory[Value])
        ? Signal.Unknown
        : memory[End] != 0 && memory[Last] - memory[Since] >= _time ? Signal.True : Signal.False;

    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        var limit = memory[End] > 0 ? _point.RangeHigh : _point.RangeLow;
        var (which, whichEn) = memory[End] > 0 ? ("上限", "upper") : ("下限", "lower");
        var (value, end, time) = (Say.Number(memory[Value], _point.Unit), Say.Number(limit, _point.Unit), memory[Last] - memory[Since]);
        return new Explanation(
            memory[Value], limit, $"{value}，停在量程{which}{end}已{Say.Duration(time)}", $"{value}, at the {whichEn} end of the range {end} for {Say.DurationEn(time)}");
    }

    /// <inheritdoc/>
    public override bool CanTakeOver(ConditionEvaluator old) => base.CanTakeOver(old) && old is PinnedEvaluator other
        && (other._margin, other._point.RangeLow, other._point.RangeHigh, other._rule.Ends).Equals((_margin, _point.RangeLow, _point.RangeHigh, _rule.Ends));

    private int EndOf(double value) =>
        value >= _point.RangeHigh - _margin && _rule.Ends != RangeEnds.Low ? 1
        : value <= _point.RangeLow + _margin && _rule.Ends != RangeEnds.High ? -1 : 0;
}
