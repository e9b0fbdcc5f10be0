using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Condition <c>balance</c>: over the window the content changed otherwise than what flowed in and out says. Ten slots make a window; at
/// each sample of the level the content and the integral are taken together, so their means over a slot belong to one moment, whatever
/// the periods. Begin and end of the window are <see cref="Ends"/> by the middle difference: one wrong reading does not count.
/// </summary>
/// <remarks>
/// Memory: whether the level is bad; five times the noise of the difference; the flows; the slots with difference and content. A gap in a
/// flow empties the slots; then nothing is said until they are full again. A gap in the level needs none: both its ends are measured.
/// </remarks>
internal sealed class BalanceEvaluator : ConditionEvaluator
{
    private const int PerWindow = 10;
    private const int Bad = 0;
    private const int Noise = 1;
    private const int Head = 2;
    private const int Difference = 1;
    private const int Content = 2;

    // A difference that holds needs less to go on than to begin: the alarm does not flicker about the tolerance.
    private const double Release = 0.8;
    private readonly BalanceRule _rule;
    private readonly string _unit;
    private readonly FlowTotal _flows;
    private readonly SlotWindow _window;
    private readonly double _nearest;

    private BalanceEvaluator(BalanceRule rule, RuleScope scope, FlowTotal flows, SlotWindow window)
        : base([scope.Point.PointId, .. rule.In, .. rule.Out], Head + flows.Size + window.Size)
    {
        (_rule, _flows, _window, _nearest) = (rule, flows, window, rule.Window * 800);
        var flow = scope.Find(rule.In.Concat(rule.Out).First())!.Unit;
        _unit = flow.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? flow[..slash] : "";
    }

    /// <summary>Checks a rule.</summary>
    public static void Check(BalanceRule rule, string where, RuleScope scope, FaultList faults)
    {
        faults.Range($"{where}.contentPerUnit", rule.ContentPerUnit, double.Epsilon, double.MaxValue);
        faults.Range($"{where}.flowSeconds", rule.FlowSeconds, 0.001, 604_800);
        faults.Range($"{where}.tolerance", rule.Tolerance, 1, 100);
        faults.Range($"{where}.window", rule.Window, 10, 86_400);
        faults.Range($"{where}.minContent", rule.MinContent, 0, double.MaxValue);
        scope.CheckPoints($"{where}.in", rule.In, 0, 16, faults);
        scope.CheckPoints($"{where}.out", rule.Out, 0, 16, faults);
        scope.CheckNotItself($"{where}.in", rule.In, faults);
        scope.CheckNotItself($"{where}.out", rule.Out, faults);
        scope.CheckPeriods($"{where}.window", rule.Window, 2, faults);
        if (rule.In is { Length: 0 } && rule.Out is { Length: 0 })
        {
            faults.Add($"{where}.in", "进、出流量至少应有一个测点", "at least one flow, in or out, must be named");
        }

        if (rule.In?.Intersect(rule.Out ?? []).Any() == true)
        {
            faults.Add($"{where}.out", "同一测点不能既是进又是出", "a point must not be in-flow and out-flow at once");
        }
    }

    /// <summary>Compiles a rule.</summary>
    public static ConditionEvaluator Compile(BalanceRule rule, RuleScope scope)
    {
        var slot = rule.Window * 1000 / PerWindow;
        var flows = new FlowTotal(Head, Points(rule.In), Points(rule.Out), rule.FlowSeconds, rule.Window * 1000);
        return new BalanceEvaluator(rule, scope, flows, scope.Share(new SlotWindow(Head + flows.Size, Ends.Slots(PerWindow), 2, slot, (PerWindow + 3) * slot)));

        PointConfig[] Points(string[] ids) => [.. ids.Select(id => scope.Find(id)!)];
    }

    /// <inheritdoc/>
    public override void Begin(Span<double> memory)
    {
        base.Begin(memory);
        memory[Bad] = memory[Noise] = 0;
        _flows.Rebase(memory);
        _window.Clear(memory);
    }

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory)
    {
        if (seen.Input > 0)
        {
            var wasBad = _flows.IsBad(memory);
            if (!_flows.Add(memory, seen.Input - 1, seen.At, seen.Value, seen.Bad))
            {
                Forget(memory);
                return true;
            }

            return wasBad != _flows.IsBad(memory);
        }

        memory[Bad] = seen.Bad ? 1 : 0;
        if (seen.Bad)
        {
            return true;
        }

        var content = seen.Value * _rule.ContentPerUnit;
        var difference = content - _flows.At(memory, seen.At);
        if (!double.IsFinite(difference))
        {
            Forget(memory);
        }
        else if (_window.Add(memory, seen.At, difference, content))
        {
            // The total starts at 0 again: what was taken off it is put back onto the differences.
            _window.Shift(memory, Difference, _flows.Rebase(memory));
            memory[Noise] = MeasureNoise(memory);
        }

        return true;
    }

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active)
    {
        if (memory[Bad] != 0 || _flows.IsBad(memory) || !Measure(memory, out var change, out var integral, out _))
        {
            return Signal.Unknown;
        }

        var (greater, factor) = (Math.Max(Math.Abs(change), Math.Abs(integral)), active ? Release : 1);
        var allowed = Math.Max(_rule.Tolerance / 100 * factor * greater, memory[Noise] * factor);
        return greater >= _rule.MinContent * factor && Math.Abs(change - integral) > allowed ? Signal.True : Signal.False;
    }

    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        Measure(memory, out var change, out var integral, out var over);
        var (measured, flowed) = (Say.Number(change, _unit), Say.Number(integral, _unit));
        var percent = Say.Number(Math.Round(Math.Abs(change - integral) / Math.Max(Math.Abs(change), Math.Abs(integral)) * 100));
        var allowed = Say.Number(_rule.Tolerance);
        return new Explanation(
            change,
            integral,
            $"最近{Say.Duration(over)}内容量变化{measured}，而进出流量累计{flowed}，相差{percent}%，允许{allowed}%",
            $"over {Say.DurationEn(over)} the content changed by {measured}, but the flows add up to {flowed}: {percent} % apart, {allowed} % allowed",
            Unit: _unit);
    }

    /// <inheritdoc/>
    public override bool CanTakeOver(ConditionEvaluator old) => base.CanTakeOver(old) && old is BalanceEvaluator other
        && other._rule.In.Length == _rule.In.Length
        && (other._rule.ContentPerUnit, other._rule.FlowSeconds, other._rule.Window).Equals((_rule.ContentPerUnit, _rule.FlowSeconds, _rule.Window));

    private void Forget(Span<double> memory)
    {
        _window.Clear(memory);
        _flows.Rebase(memory);
        memory[Noise] = 0;
    }

    private bool Measure(ReadOnlySpan<double> memory, out double change, out double integral, out double over)
    {
        (change, integral, over) = (0, 0, 0);
        var count = _window.Count(memory) + 1;
        if (count < 2)
        {
            return false;
        }

        var ends = Ends.Find(_window, memory, Difference, count);
        over = _window[memory, ends.New, 0] - _window[memory, ends.Old, 0];
        change = _window[memory, ends.New, Content] - _window[memory, ends.Old, Content];
        integral = change - (_window[memory, ends.New, Difference] - _window[memory, ends.Old, Difference]);
        return over >= _nearest && double.IsFinite(integral);
    }

    /// <summary>
    /// Five times the median step of the difference from slot to slot. Noise alone does not add up to that; a difference that grows
    /// steadily makes ten such steps in a window, and a sudden one is a single step.
    /// </summary>
    private double MeasureNoise(ReadOnlySpan<double> memory)
    {
        var count = _window.Count(memory);
        if (count < 6)
        {
            return 0;
        }

        Span<double> steps = stackalloc double[count - 1];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = Math.Abs(_window[memory, i + 1, Difference] - _window[memory, i, Difference]);
        }

        steps.Sort();
        return 5 * steps[steps.Length / 2];
    }
}
