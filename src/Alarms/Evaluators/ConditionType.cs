using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>A kind of condition that an evaluator judges: how its rules are checked and compiled, and what people call it.</summary>
internal abstract class ConditionType
{
    /// <summary>Kind.</summary>
    public required ConditionKind Kind { get; init; }

    /// <summary>What people call it, Chinese: stands between the point's name and the explanation.</summary>
    public required string Name { get; init; }

    /// <summary>The same in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>The type of its rules.</summary>
    public abstract Type RuleType { get; }

    /// <summary>Adds the faults of a rule; what the base class has is checked elsewhere.</summary>
    public abstract void Check(ConditionRule rule, string where, RuleScope scope, FaultList faults);

    /// <summary>Makes the evaluator of a rule without faults.</summary>
    public abstract ConditionEvaluator Compile(ConditionRule rule, RuleScope scope);
}

/// <summary>A kind of condition with rules of one type.</summary>
/// <typeparam name="TRule">Type of its rules.</typeparam>
internal sealed class ConditionType<TRule>(
    Action<TRule, string, RuleScope, FaultList> check, Func<TRule, RuleScope, ConditionEvaluator> compile) : ConditionType
    where TRule : SignalRule
{
    /// <inheritdoc/>
    public override Type RuleType => typeof(TRule);

    /// <inheritdoc/>
    public override void Check(ConditionRule rule, string where, RuleScope scope, FaultList faults) => check((TRule)rule, where, scope, faults);

    /// <inheritdoc/>
    public override ConditionEvaluator Compile(ConditionRule rule, RuleScope scope) => compile((TRule)rule, scope);
}
