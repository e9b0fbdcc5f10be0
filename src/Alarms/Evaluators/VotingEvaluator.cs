using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Condition <c>voting</c>: at least k of n detectors are at or beyond a level. A detector that is bad or silent has no vote; if
/// it voted when it failed, the votes that are left may hold an alarm (unknown) and not begin one. Memory: per detector its last
/// good value, the time of its last sample, and flags.
/// </summary>
internal sealed partial class VotingEvaluator : ConditionEvaluator
{
    private const int Width = 3;
    private const int Votes = 1;
    private const int Fails = 2;

    private readonly VotingRule _rule;
    private readonly Detector[] _detectors;
    private readonly bool _low;
    private readonly double[] _silence;

    private VotingEvaluator(VotingRule rule, Detector[] detectors)
        : base([.. detectors.Select(d => d.Point.PointId)], Width * detectors.Length)
    {
        (_rule, _detectors) = (rule, detectors);
        _low = rule.Level is AlarmLevel.L or AlarmLevel.LL;
        _silence = Silence.Of(detectors.Select(d => d.Point));
    }

    /// <summary>A detector with the limit and the deadband that it is judged by.</summary>
    private readonly record struct Detector(PointConfig Point, double Limit, double Deadband);

    /// <inheritdoc/>
    public override void Begin(Span<double> memory)
    {
        base.Begin(memory);
        for (var i = 0; i < _detectors.Length; i++)
        {
            memory[(Width * i) + 2] = 0;
        }
    }

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory)
    {
        var detector = memory.Slice(Width * seen.Input, Width);
        detector[1] = seen.At;
        if (seen.Bad)
        {
            detector[2] = (int)detector[2] | Fails;
            return true;
        }

        detector[0] = seen.Value;
        detector[2] = IsBeyond(_detectors[seen.Input], seen.Value, ((int)detector[2] & Votes) != 0) ? Votes : 0;
        return true;
    }

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active)
    {
        var newest = Newest(memory);
        var (votes, held) = (0, 0);
        for (var i = 0; i < _detectors.Length; i++)
        {
            var vote = ((int)memory[(Width * i) + 2] & Votes) != 0 && IsBeyond(_detectors[i], memory[Width * i], true);
            var heard = IsHeard(memory, i, newest);
            votes += vote && heard ? 1 : 0;
            held += vote && !heard ? 1 : 0;
        }

        return votes >= _rule.K ? Signal.True : votes + held >= _rule.K ? Signal.Unknown : Signal.False;
    }

    private bool IsBeyond(in Detector detector, double value, bool voted) => _low
        ? value <= (voted ? detector.Limit + detector.Deadband : detector.Limit)
        : value >= (voted ? detector.Limit - detector.Deadband : detector.Limit);

    private bool IsHeard(ReadOnlySpan<double> memory, int i, double newest) =>
        ((int)memory[(Width * i) + 2] & Fails) == 0 && newest - memory[(Width * i) + 1] <= _silence[i];

    private static double Newest(ReadOnlySpan<double> memory)
    {
        var newest = double.NegativeInfinity;
        for (var i = 1; i < memory.Length; i += Width)
        {
            newest = memory[i] > newest ? memory[i] : newest;
        }

        return newest;
    }
}
