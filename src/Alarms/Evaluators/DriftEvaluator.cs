using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Condition <c>drift</c>: a steady signal has shifted from its normal band. The band is given, or learnt once (<see cref="NormalBand"/>);
/// it is not followed afterwards, so a slow fault is not taken for normal.
/// </summary>
/// <remarks>
/// CUSUM and EWMA run by time, not by sample: a batch of time counts as one observation of ISO 7870, however many samples it has. Sigma is
/// the long-run one of the means of such batches, so a signal whose samples follow each other is judged as what it is: fewer observations.
/// While a band is learnt nothing is said. Memory: see the constants; behind them the learning.
/// </remarks>
internal sealed class DriftEvaluator : ConditionEvaluator
{
    private const int Last = 0;
    private const int Value = 1;
    private const int Bad = 2;
    private const int Recent = 3;
    private const int Up = 4;
    private const int Down = 5;
    private const int Head = 6;

    // A CUSUM is not counted further than this many thresholds: after a long shift it must find back in time.
    private const double Cap = 1.25;

    // An EWMA ends the alarm at this share of its limit, a CUSUM at half its threshold (or when the shift is gone, see Update).
    private const double Release = 0.8;
    private readonly DriftRule _rule;
    private readonly string _unit;
    private readonly double _batch;
    private readonly double _threshold;
    private readonly double _weight;
    private readonly double _slack;
    private readonly bool _cusum;
    private readonly NormalBand _band;

    private DriftEvaluator(DriftRule rule, RuleScope scope)
        : base([scope.Point.PointId], Head + NormalBand.Size)
    {
        (_rule, _unit, _cusum) = (rule, scope.Point.Unit, rule.Method == DriftMethod.Cusum);
        _batch = 1000 * (rule.Batch ?? (rule.Target is null || rule.Sigma is null ? rule.Learn / NormalBand.Batches : Math.Max(300, 3 * scope.Point.Period)));
        _band = scope.Share(new NormalBand(Head, Math.Max(_batch, rule.Learn * 1000 / NormalBand.Batches), _batch, rule.Target, rule.Sigma));
        _slack = rule.Slack + _band.Uncertainty;
        _threshold = rule.Threshold ?? (_cusum ? 8 : 4);

        // w ÷ (1 − w) makes w of a whole batch: an implicit step, stable for any time between samples.
        var weight = Math.Min(rule.Weight, 0.999);
        _weight = _cusum ? 1 : weight / (1 - weight);
        if (!_cusum)
        {
            _threshold *= Math.Sqrt(Math.Min(1, _weight / 2));
        }
    }

    /// <summary>Checks a rule.</summary>
    public static void Check(DriftRule rule, string where, RuleScope scope, FaultList faults)
    {
        faults.Range($"{where}.target", rule.Target ?? 0, double.MinValue, double.MaxValue);
        faults.Range($"{where}.sigma", rule.Sigma ?? 1, double.Epsilon, double.MaxValue);
        faults.Range($"{where}.learn", rule.Learn, 60, 2_592_000);
        faults.Range($"{where}.batch", rule.Batch ?? 1, 1, 86_400);
        faults.Known($"{where}.method", rule.Method);
        var (least, most) = rule.Method == DriftMethod.Ewma ? (2, 20) : (4, 100);
        faults.Range($"{where}.threshold", rule.Threshold ?? least, least, most);
        faults.Range($"{where}.slack", rule.Slack, 0.1, 10);
        faults.Range($"{where}.weight", rule.Weight, 0.001, 1);
        if (rule.Target is null || rule.Sigma is null)
        {
            scope.CheckPeriods($"{where}.learn", rule.Learn, NormalBand.Batches, faults);
        }
    }

    /// <summary>Compiles a rule.</summary>
    public static ConditionEvaluator Compile(DriftRule rule, RuleScope scope) => new DriftEvaluator(rule, scope);

    /// <inheritdoc/>
    public override void Begin(Span<double> memory)
    {
        memory.Clear();
        memory[Last] = memory[Value] = double.NaN;
        _band.Begin(memory);
    }

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory)
    {
        var known = memory[Bad] == 0;
        memory[Bad] = seen.Bad ? 1 : 0;
        if (seen.Bad)
        {
            return true;
        }

        // What was before the first sample or in a gap longer than a batch is not known: it counts as one batch at most.
        var time = Math.Min(seen.At - memory[Last], _batch);
        (memory[Last], memory[Value]) = (seen.At, seen.Value);
        if (!(time > 0))
        {
            return true;
        }

        if (!_band.IsKnown(memory))
        {
            _band.Learn(memory, seen.Value, time);
            return _band.IsKnown(memory);
        }

        var before = Extent(memory);
        var part = time / _batch;
        var score = (seen.Value - _band.Target(memory)) / _band.Sigma(memory);
        if (!double.IsFinite(score))
        {
            return true;
        }

        // Beyond any sense, but within what can be added up.
        score = Math.Clamp(score, -1e9, 1e9);
        memory[Recent] += part * _weight / (1 + (part * _weight)) * (score - memory[Recent]);
        if (_cusum)
        {
            // One sample, however long it stood, is at most a third of the way.
            var most = _threshold / 3;
            memory[Up] = Cumulate(memory[Up], Math.Clamp((score - _slack) * part, -most, most), memory[Recent] > _slack);
            memory[Down] = Cumulate(memory[Down], Math.Clamp((-score - _slack) * part, -most, most), -memory[Recent] > _slack);
        }

        return !known || Extent(memory) != before;
    }

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active)
    {
        if (memory[Bad] != 0 || double.IsNaN(memory[Value]) || !_band.IsKnown(memory))
        {
            return Signal.Unknown;
        }

        return Extent(memory) > (active ? 0 : 1) ? Signal.True : Signal.False;
    }

    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        var (target, sigma) = (_band.Target(memory), _band.Sigma(memory));
        var now = target + (memory[Recent] * sigma);
        var (shift, band) = (Say.Number(Math.Abs(memory[Recent])), $"{Say.Number(target)} ± {Say.Number(sigma, _unit)}");
        var (up, upEn) = memory[Recent] < 0 ? ("偏低", "below") : ("偏高", "above");
        var (learnt, learntEn) = _rule.Target is null || _rule.Sigma is null ? ("学得的", "learnt ") : ("", "");
        return new Explanation(
            now, target, $"近期平均{Say.Number(now, _unit)}，比{learnt}正常值{band}{up}{shift}倍标准差", $"recent mean {Say.Number(now, _unit)}, {shift} sigma {upEn} the {learntEn}normal {band}");
    }

    /// <inheritdoc/>
    public override bool CanTakeOver(ConditionEvaluator old) => base.CanTakeOver(old) && old is DriftEvaluator other
        && (other._rule.Target, other._rule.Sigma, other._rule.Learn, other._batch, other._rule.Method, other._rule.Weight)
            .Equals((_rule.Target, _rule.Sigma, _rule.Learn, _batch, _rule.Method, _rule.Weight));

    /// <summary>A sum that was beyond its threshold is dropped when the recent mean is back: else the alarm would outlive its reason.</summary>
    private double Cumulate(double sum, double by, bool shifted) =>
        sum >= _threshold / 2 && by < 0 && !shifted ? 0 : Math.Clamp(sum + by, 0, _threshold * Cap);

    /// <summary>0: no shift. 1: enough of one to hold an alarm. 2: enough to begin one.</summary>
    private int Extent(ReadOnlySpan<double> memory)
    {
        var shift = _cusum ? Math.Max(memory[Up], memory[Down]) : Math.Abs(memory[Recent]) - _band.Uncertainty;
        return shift > _threshold ? 2 : shift > _threshold * (_cusum ? 0.5 : Release) ? 1 : 0;
    }
}
