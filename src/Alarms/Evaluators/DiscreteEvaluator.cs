using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Condition <c>discrete</c>: the last value is one of a list. Memory: the value, NaN while it is no measurement.</summary>
internal sealed class DiscreteEvaluator : ConditionEvaluator
{
    private readonly double[] _values;

    private DiscreteEvaluator(string pointId, double[] values)
        : base([pointId], 1) => _values = values;

    /// <summary>Checks a rule.</summary>
    public static void Check(DiscreteRule rule, string where, RuleScope scope, FaultList faults)
    {
        if (rule.Values is not { Length: >= 1 and <= 32 })
        {
            faults.Add($"{where}.values", "应列出1到32个值", "must list 1 to 32 values");
        }
    }

    /// <summary>Compiles a rule.</summary>
    public static ConditionEvaluator Compile(DiscreteRule rule, RuleScope scope) => new DiscreteEvaluator(scope.Point.PointId, rule.Values);

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory)
    {
        var value = seen.Bad ? double.NaN : seen.Value;
        var same = memory[0].Equals(value);
        memory[0] = value;
        return !same;
    }

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active) =>
        double.IsNaN(memory[0]) ? Signal.Unknown : _values.AsSpan().Contains(memory[0]) ? Signal.True : Signal.False;

    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        var value = memory[0].ToString(CultureInfo.InvariantCulture);
        return new Explanation(memory[0], null, $"当前值{value}", $"value {value}");
    }
}
