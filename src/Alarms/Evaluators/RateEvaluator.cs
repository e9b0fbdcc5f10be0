using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Condition <c>rate</c>: the change over the window, per minute. Ten slots make a window; change is measured between slots at its two
/// ends (<see cref="Ends"/>), so noise averages out within a slot, a spike in one slot does not count, a ramp has its exact rate, and a
/// step of size s has the rate s ÷ window.
/// </summary>
/// <remarks>
/// The newer end is the middle one of two closed slots and the open one, so it is between the two closed ones whatever comes: when a slot
/// closes, the greatest rate until the next one closes is known. While that is no alarm, samples are only added up.
/// </remarks>
internal sealed class RateEvaluator : ConditionEvaluator
{
    private const int PerWindow = 10;

    // 1: the last sample was bad; 0: it was good; negative: it was good, and until a slot closes the rate is at most this, less its sign.
    private const int Bad = 0;
    private const double Minute = 60_000;
    private readonly RateRule _rule;
    private readonly string _unit;
    private readonly double _release;
    private readonly double _nearest;
    private readonly SlotWindow _window;

    private RateEvaluator(RateRule rule, PointConfig point, SlotWindow window)
        : base([point.PointId], 1 + window.Size)
    {
        (_rule, _window, _unit) = (rule, window, point.Unit.Length == 0 ? "" : point.Unit + "/min");
        _release = rule.Limit * (1 - (rule.DeadbandPercent / 100));
        _nearest = rule.Window * 500;
    }

    /// <summary>Checks a rule.</summary>
    public static void Check(RateRule rule, string where, RuleScope scope, FaultList faults)
    {
        faults.Range($"{where}.limit", rule.Limit, double.Epsilon, double.MaxValue);
        faults.Range($"{where}.window", rule.Window, 1, 86_400);
        faults.Range($"{where}.deadbandPercent", rule.DeadbandPercent, 0, 90);
        faults.Known($"{where}.direction", rule.Direction);
        scope.CheckPeriods($"{where}.window", rule.Window, 1, faults);
    }

    /// <summary>Compiles a rule.</summary>
    public static ConditionEvaluator Compile(RateRule rule, RuleScope scope)
    {
        var slot = rule.Window * 1000 / PerWindow;
        return new RateEvaluator(rule, scope.Point, scope.Share(new SlotWindow(1, Ends.Slots(PerWindow), 1, slot, (PerWindow + 3) * slot)));
    }

    /// <inheritdoc/>
    public override void Begin(Span<double> memory) => memory.Clear();

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory)
    {
        if (seen.Bad)
        {
            memory[Bad] = 1;
            return true;
        }

        if (_window.Add(memory, seen.At, seen.Value))
        {
            var most = Most(memory);
            memory[Bad] = most < _release ? -Math.Max(most, double.Epsilon) : 0;
            return true;
        }

        if (memory[Bad] < 0 && -memory[Bad] < _release)
        {
            return false;
        }

        memory[Bad] = 0;
        return true;
    }

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active)
    {
        var rate = memory[Bad] <= 0 ? Measure(memory, out _) : double.NaN;
        if (!double.IsFinite(rate))
        {
            return Signal.Unknown;
        }

        var towards = _rule.Direction switch
        {
            RateDirection.Up => rate,
            RateDirection.Down => -rate,
            _ => Math.Abs(rate),
        };
        return towards > (active ? _release : _rule.Limit) ? Signal.True : Signal.False;
    }

    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        var rate = Measure(memory, out var over);
        var (up, upEn) = rate < 0 ? ("下降", "fell") : ("上升", "rose");
        var (now, limit) = (Say.Number(Math.Abs(rate), _unit), Say.Number(_rule.Limit, _unit));
        return new Explanation(
            rate, _rule.Limit, $"最近{Say.Duration(over)}内每分钟{up}{now}，限值{limit}", $"{upEn} by {now} over {Say.DurationEn(over)}; limit {limit}", Unit: _unit);
    }

    /// <inheritdoc/>
    public override bool CanTakeOver(ConditionEvaluator old) =>
        base.CanTakeOver(old) && old is RateEvaluator other && other._rule.Window.Equals(_rule.Window);

    /// <summary>Change per minute; NaN while there is less than half a window of data.</summary>
    private double Measure(ReadOnlySpan<double> memory, out double over)
    {
        over = 0;
        var count = _window.Count(memory) + 1;
        if (count < 2)
        {
            return double.NaN;
        }

        var ends = Ends.Find(_window, memory, 1, count);
        over = _window[memory, ends.New, 0] - _window[memory, ends.Old, 0];
        return over < _nearest ? double.NaN : (_window[memory, ends.New, 1] - _window[memory, ends.Old, 1]) / over * Minute;
    }

    /// <summary>The greatest change per minute that can be measured until a slot closes, either way; infinite if that is not known.</summary>
    private double Most(ReadOnlySpan<double> memory)
    {
        var open = _window.Count(memory);
        if (open + 1 < Ends.Fewest)
        {
            return double.PositiveInfinity;
        }

        var old = Ends.Find(_window, memory, 1, open + 1).Old;
        var over = _window[memory, open - 2, 0] - _window[memory, old, 0];
        if (over < _nearest)
        {
            return double.PositiveInfinity;
        }

        var from = _window[memory, old, 1];
        return Math.Max(Math.Abs(_window[memory, open - 2, 1] - from), Math.Abs(_window[memory, open - 1, 1] - from)) / over * Minute;
    }
}
