using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Condition <c>eta</c>: the trend of the window reaches a limit within the horizon. The window has 24 slots; the trend is fitted when one
/// closes, over all of them and over the newer half and quarter, which follow a runaway sooner. It is judged against the limits whenever asked, so new
/// limits count at once.
/// </summary>
/// <remarks>
/// Memory: whether the last sample was bad; what was said (limit, earliest, latest, when); the trend; the slots. A warning begins with a
/// significant trend that fits and holds on in the newest quarter, and ends when the line reaches the limit, no longer does so within 5/4
/// of the horizon, has half the significance, or when the newest quarter says that it has turned.
/// </remarks>
internal sealed class EtaEvaluator : ConditionEvaluator
{
    private const int Bad = 0;
    private const int SaidLimit = 1;
    private const int SaidEarliest = 2;
    private const int SaidLatest = 3;
    private const int SaidAt = 4;
    private const int TrendAt = 5;
    private const int HistoryAt = TrendAt + Trend.Size;
    private const int Head = HistoryAt + RiseHistory.Size;

    // What holds on needs half the significance and three quarters of the fit that it needed to begin, and 5/4 of the horizon.
    private const double HoldScore = 0.5;
    private const double HoldFit = 0.75;
    private const double HoldHorizon = 1.25;

    // Of the steps in a newer part so many must go its way: a single step of a coarse or held signal is none of it.
    private const double MostSteps = 0.8;

    // How many times as steep a newer part must be, less two of its standard errors, to be taken.
    private const double Steeper = 1.5;

    // Said anew at most this often, ms.
    private const double RestateAfter = 60_000;
    private readonly EtaRule _rule;
    private readonly PointConfig _point;
    private readonly EtaLimits _limits;
    private readonly SlotWindow _window;
    private readonly double _horizon;

    private EtaEvaluator(EtaRule rule, PointConfig point, EtaLimits limits, SlotWindow window)
        : base([point.PointId], Head + window.Size) =>
        (_rule, _point, _limits, _window, _horizon) = (rule, point, limits, window, rule.Horizon * 1000);

    /// <summary>Checks a rule.</summary>
    public static void Check(EtaRule rule, string where, RuleScope scope, FaultList faults)
    {
        faults.Range($"{where}.horizon", rule.Horizon, 10, 604_800);
        faults.Range($"{where}.window", rule.Window, 10, 604_800);
        faults.Range($"{where}.minFit", rule.MinFit, 0.3, 1);
        scope.CheckPeriods($"{where}.window", rule.Window, TrendFit.Fewest, faults);
        if (rule.Limit is { } limit)
        {
            faults.Range($"{where}.limit", limit, double.MinValue, double.MaxValue);
        }
        else if (EtaLimits.Of(scope.Point).IsEmpty)
        {
            faults.Add($"{where}.limit", "没有给出限值，测点也没有高、低限", "no limit is given and the point has no high or low condition");
        }
    }

    /// <summary>Compiles a rule.</summary>
    public static ConditionEvaluator Compile(EtaRule rule, RuleScope scope)
    {
        var limits = rule.Limit is { } limit ? EtaLimits.Own(limit) : EtaLimits.Of(scope.Point);
        var slot = rule.Window * 1000 / TrendFit.Most;
        return new EtaEvaluator(rule, scope.Point, limits, scope.Share(new SlotWindow(Head, TrendFit.Most, 1, slot, rule.Window * 1000)));
    }

    /// <inheritdoc/>
    public override void Begin(Span<double> memory)
    {
        base.Begin(memory);
        memory[Bad] = 0;
        RiseHistory.Begin(memory[HistoryAt..]);
        _window.Clear(memory);
    }

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory)
    {
        var wasBad = memory[Bad] != 0;
        memory[Bad] = seen.Bad ? 1 : 0;
        if (seen.Bad || !_window.Add(memory, seen.At, seen.Value))
        {
            return wasBad != seen.Bad;
        }

        var slots = _window.Closed(memory);
        var span = slots.Length >= 2 * TrendFit.Fewest ? slots[^2] - slots[0] : 0;
        var trend = default(Trend) with { At = double.NaN };
        if (span >= _rule.Window * 500)
        {
            var history = memory[HistoryAt..];
            var usual = RiseHistory.Enough(history);
            trend = TrendFit.Fit(slots, usual);
            RiseHistory.Note(history, trend.At, trend.Slope, _rule.Window * 1000);
            trend = Newest(trend, slots, usual);
        }

        trend.Write(memory[TrendAt..]);
        return true;
    }

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active)
    {
        var trend = Trend.Read(memory[TrendAt..]);
        if (memory[Bad] != 0 || !trend.IsKnown)
        {
            return Signal.Unknown;
        }

        var (score, fit, horizon) = active
            ? (HoldScore, _rule.MinFit * HoldFit, _horizon * HoldHorizon)
            : (1, _rule.MinFit, _horizon);
        if (!(trend.Score >= score && trend.Fit >= fit && _limits.Next(trend, out var limit)))
        {
            return Signal.False;
        }

        // The newest quarter must not say that it is over: its slope, with its error, must still be able to reach the limit.
        var needed = (limit.Value - trend.Value) / (HoldHorizon * _horizon);
        var recent = trend.RecentSlope + (Trend.Way(needed) * Trend.Student95(TrendFit.Recent - 2) * trend.RecentError);
        if (trend.Reaches(limit.Value) > horizon || (needed > 0 ? recent < needed : recent > needed))
        {
            return Signal.False;
        }

        return active && NoLongerFits(memory, trend, limit) ? Signal.TrueRestated : Signal.True;
    }

    /// <inheritdoc/>
    public override void OnSaid(Span<double> memory)
    {
        var trend = Trend.Read(memory[TrendAt..]);
        if (_limits.Next(trend, out var limit))
        {
            var (earliest, latest) = trend.Interval(limit.Value);
            (memory[SaidLimit], memory[SaidEarliest], memory[SaidLatest], memory[SaidAt]) =
                (limit.Value, trend.At + earliest, trend.At + latest, trend.At);
        }
    }

    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        var trend = Trend.Read(memory[TrendAt..]);
        _limits.Next(trend, out var limit);
        return EtaText.Explain(trend, limit, _point.Unit);
    }

    /// <inheritdoc/>
    public override bool CanTakeOver(ConditionEvaluator old) =>
        base.CanTakeOver(old) && old is EtaEvaluator other && other._rule.Window.Equals(_rule.Window);

    /// <summary>Instead of the whole the newer half or quarter, if it alone is a trend and clearly steeper, or the whole is none: a runaway.</summary>
    private Trend Newest(Trend best, ReadOnlySpan<double> slots, double usual)
    {
        for (var n = slots.Length / 4; n >= TrendFit.Recent; n /= 2)
        {
            var part = slots[^(2 * n)..];
            if (TrendFit.Together(part, part[^1] - part[1]) < MostSteps)
            {
                continue;
            }

            var newer = TrendFit.Fit(part, usual);
            if (IsTrend(newer) && (!IsTrend(best) || Math.Abs(newer.Slope) - (2 * newer.SlopeError) > Steeper * Math.Abs(best.Slope)))
            {
                best = newer;
            }
        }

        return best;
    }

    private bool IsTrend(in Trend trend) => trend.Score >= 1 && trend.Fit >= _rule.MinFit;

    private static bool NoLongerFits(ReadOnlySpan<double> memory, in Trend trend, in EtaLimit limit)
    {
        if (!(trend.At >= memory[SaidAt] + RestateAfter))
        {
            return false;
        }

        var (earliest, latest) = trend.Interval(limit.Value);
        return !memory[SaidLimit].Equals(limit.Value) || trend.At + earliest > memory[SaidLatest] || trend.At + latest < memory[SaidEarliest];
    }
}
