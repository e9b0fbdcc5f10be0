using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Condition <c>frozen</c>: for a time the values stay within the resolution while a related point shows movement. Only movement
/// counts towards the time, so a tank that stood still for a day is not frozen when its pump starts; a pause of movement shorter than
/// a quarter of the time is bridged, a longer one begins anew.
/// </summary>
internal sealed class FrozenEvaluator : ConditionEvaluator
{
    private readonly FrozenRule _rule;
    private readonly PointConfig _point;
    private readonly PointConfig[] _related;
    private readonly StillRun _run;
    private readonly double _time;
    private readonly double[] _silence;

    private FrozenEvaluator(FrozenRule rule, RuleScope scope, PointConfig[] related)
        : base([scope.Point.PointId, .. related.Select(r => r.PointId)], StillRun.Size + (2 * related.Length))
    {
        (_rule, _point, _related, _time) = (rule, scope.Point, related, rule.Time * 1000);
        _run = scope.Share(new StillRun(rule.Resolution, _time, RuleScope.Silence(_point, _time)));
        _silence = [.. related.Select(r => r.Period > 0 ? StartingValues.StaleSeconds(r.Period) * 1000 : double.PositiveInfinity)];
    }

    /// <summary>Checks a rule.</summary>
    public static void Check(FrozenRule rule, string where, RuleScope scope, FaultList faults)
    {
        faults.Range($"{where}.resolution", rule.Resolution, 0, double.MaxValue);
        faults.Range($"{where}.time", rule.Time, 1, 604_800);
        faults.Range($"{where}.relatedAbove", rule.RelatedAbove, 0, double.MaxValue);
        scope.CheckPoints($"{where}.related", rule.Related, 0, 16, faults);
        scope.CheckNotItself($"{where}.related", rule.Related, faults);
        scope.CheckPeriods($"{where}.time", rule.Time, 1, faults);
    }

    /// <summary>Compiles a rule.</summary>
    public static ConditionEvaluator Compile(FrozenRule rule, RuleScope scope) =>
        new FrozenEvaluator(rule, scope, [.. rule.Related.Select(r => scope.Find(r)!)]);

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory)
    {
        if (seen.Input > 0)
        {
            // Noted; it counts from the point's own next sample.
            var at = StillRun.Size + (2 * (seen.Input - 1));
            (memory[at], memory[at + 1]) = (seen.Bad ? double.NaN : seen.Value, seen.At);
            return false;
        }

        if (seen.Bad)
        {
            return StillRun.Interrupt(memory);
        }

        // Not for long enough before and after: not frozen, whatever moved.
        var moves = !StillRun.IsInterrupted(memory) && StillRun.Unchanged(memory) < _time;
        _run.Add(memory, seen.At, seen.Value, Moving(memory, seen.At));
        return !(moves && StillRun.Unchanged(memory) < _time);
    }

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active)
    {
        if (StillRun.IsInterrupted(memory))
        {
            return Signal.Unknown;
        }

        if (StillRun.Unchanged(memory) < _time)
        {
            return Signal.False;
        }

        // Whether the related points moved can be unknown now and have been known for long enough before.
        return StillRun.Moved(memory) >= _time ? Signal.True : StillRun.IsUnsure(memory) ? Signal.Unknown : Signal.False;
    }

    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        var (value, time, step) = (StillRun.Value(memory), StillRun.Unchanged(memory), Say.Number(_rule.Resolution, _point.Unit));
        var text = $"停在{Say.Number(value, _point.Unit)}已{Say.Duration(time)}，变化不超过{step}";
        var textEn = $"has stayed at {Say.Number(value, _point.Unit)} for {Say.DurationEn(time)}, changing by no more than {step}";
        var mover = Mover(memory);
        if (mover >= 0)
        {
            var flow = Say.Number(memory[StillRun.Size + (2 * mover)], _related[mover].Unit);
            text += $"，而{Say.Name(_related[mover])}为{flow}";
            textEn += $", while {Say.NameEn(_related[mover])} reads {flow}";
        }

        return new Explanation(value, _rule.Resolution, text, textEn);
    }

    /// <inheritdoc/>
    public override bool CanTakeOver(ConditionEvaluator old) => base.CanTakeOver(old) && old is FrozenEvaluator other
        && (other._rule.Resolution, other._rule.Time, other._rule.RelatedAbove).Equals((_rule.Resolution, _rule.Time, _rule.RelatedAbove));

    /// <summary>Whether something moves at a time; null if no related point says yes and one cannot be asked.</summary>
    private bool? Moving(ReadOnlySpan<double> memory, double now)
    {
        bool? moving = _related.Length == 0;
        for (var i = 0; i < _related.Length; i++)
        {
            var at = StillRun.Size + (2 * i);
            var age = now - memory[at + 1];

            // Far ahead of this point is as useless as far behind: then one of the two is being back-filled.
            if (!(age <= _silence[i] && age >= -Math.Min(_silence[i], 120_000)) || double.IsNaN(memory[at]))
            {
                moving = null;
            }
            else if (Math.Abs(memory[at]) > _rule.RelatedAbove)
            {
                return true;
            }
        }

        return moving;
    }

    private int Mover(ReadOnlySpan<double> memory)
    {
        for (var i = 0; i < _related.Length; i++)
        {
            if (Math.Abs(memory[StillRun.Size + (2 * i)]) > _rule.RelatedAbove)
            {
                return i;
            }
        }

        return -1;
    }
}
