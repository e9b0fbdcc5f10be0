using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Condition <c>deviation</c>: the value is at least a limit away from a set-point. Memory: see <see cref="PointInputs"/>; the
/// point first, the set-point second if it is a point.
/// </summary>
internal sealed class DeviationEvaluator : ConditionEvaluator
{
    private readonly DeviationRule _rule;
    private readonly PointConfig _point;
    private readonly double[] _silence;

    private DeviationEvaluator(DeviationRule rule, PointConfig[] points)
        : base([.. points.Select(p => p.PointId)], PointInputs.Width * points.Length) =>
        (_rule, _point, _silence) = (rule, points[0], Silence.Of(points));

    /// <summary>Checks a rule.</summary>
    public static void Check(DeviationRule rule, string where, RuleScope scope, FaultList faults)
    {
        if (rule.Reference is null == rule.Constant is null)
        {
            faults.Add($"{where}.reference", "reference（测点）与constant（常数）应给出且只给出一个", "exactly one of reference (a point) and constant must be given");
        }

        if (rule.Reference is not null && scope.Find(rule.Reference) is null)
        {
            faults.Add($"{where}.reference", $"本企业没有测点“{rule.Reference}”", $"the site has no point '{rule.Reference}'");
        }
        else if (rule.Reference is not null && rule.Reference == scope.Point.PointId)
        {
            faults.Add($"{where}.reference", "设定值不能是测点本身", "the set-point cannot be the point itself");
        }

        if (rule.Constant is { } constant && !double.IsFinite(constant))
        {
            faults.Add($"{where}.constant", "设定值不是数", "the set-point is not a number");
        }

        if (!(rule.Limit > 0 && double.IsFinite(rule.Limit)))
        {
            faults.Add($"{where}.limit", "限值应为大于0的数", "the limit must be a number above 0");
        }
        else if (!(rule.Deadband >= 0 && rule.Deadband < rule.Limit))
        {
            faults.Add($"{where}.deadband", $"回差应不小于0且小于限值{Amount.Of(rule.Limit)}", $"the deadband must be at least 0 and below the limit {Amount.Of(rule.Limit)}");
        }
    }

    /// <summary>Compiles a rule.</summary>
    public static ConditionEvaluator Compile(DeviationRule rule, RuleScope scope) =>
        new DeviationEvaluator(rule, rule.Reference is null ? [scope.Point] : [scope.Point, scope.Find(rule.Reference)!]);

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory) => PointInputs.Take(seen, memory, _silence);

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active)
    {
        var (value, reference) = Values(memory);
        var distance = Math.Abs(value - reference);
        return double.IsNaN(distance) ? Signal.Unknown
            : distance >= (active ? _rule.Limit - _rule.Deadband : _rule.Limit) ? Signal.True : Signal.False;
    }

    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        var (value, reference) = Values(memory);
        var distance = value - reference;
        var (shown, target) = (Amount.Of(value, _point.Unit), Amount.Of(reference, _point.Unit));
        var (by, limit) = (Amount.Of(Math.Abs(distance), _point.Unit), Amount.Of(_rule.Limit, _point.Unit));
        return new Explanation(
            double.IsFinite(distance) ? distance : null,
            _rule.Limit,
            $"测量值{shown}，设定值{target}，{(distance < 0 ? "低" : "高")}{by}，限值{limit}",
            $"value {shown}, set-point {target}: {by} {(distance < 0 ? "below" : "above")}, limit {limit}");
    }

    private (double Value, double Reference) Values(ReadOnlySpan<double> memory)
    {
        var inputs = new PointInputs(memory, _silence);
        return (inputs.Value(0), _rule.Constant ?? inputs.Value(1));
    }
}
