using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Condition <c>discrete</c>: the last value is one of a list. A listed 1 is also what a gateway makes of it in single precision
/// or by scaling: values within a millionth are the same. Memory: the value, NaN while it is no measurement.
/// </summary>
internal sealed class DiscreteEvaluator : ConditionEvaluator
{
    private const double Tolerance = 1e-6;

    private readonly double[] _values;
    private readonly string _unit;

    private DiscreteEvaluator(PointConfig point, double[] values)
        : base([point.PointId], 1) => (_values, _unit) = (values, point.Unit);

    /// <summary>Checks a rule.</summary>
    public static void Check(DiscreteRule rule, string where, RuleScope scope, FaultList faults)
    {
        if (rule.Values is not { Length: >= 1 and <= 32 })
        {
            faults.Add($"{where}.values", "应列出1到32个值", "must list 1 to 32 values");
        }

        for (var i = 0; i < (rule.Values?.Length ?? 0); i++)
        {
            if (!double.IsFinite(rule.Values![i]))
            {
                faults.Add($"{where}.values[{i}]", "值不是数", "the value is not a number");
            }
        }
    }

    /// <summary>Compiles a rule.</summary>
    public static ConditionEvaluator Compile(DiscreteRule rule, RuleScope scope) => new DiscreteEvaluator(scope.Point, rule.Values);

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory)
    {
        var value = seen.Bad ? double.NaN : seen.Value;
        var same = memory[0].Equals(value);
        memory[0] = value;
        return !same;
    }

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active)
    {
        if (double.IsNaN(memory[0]))
        {
            return Signal.Unknown;
        }

        foreach (var value in _values)
        {
            if (Math.Abs(memory[0] - value) <= Tolerance * Math.Max(1, Math.Abs(value)))
            {
                return Signal.True;
            }
        }

        return Signal.False;
    }

    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        var value = Amount.Of(memory[0], _unit);
        return new Explanation(memory[0], null, $"当前值{value}", $"value {value}");
    }
}
