using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// The conditions that evaluators judge. To add one: its rule in <c>Contracts/Rules</c>, its evaluator beside this file, and a
/// line here.
/// </summary>
internal static class ConditionCatalog
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConditionType> All { get; } =
    [
        new ConditionType<DeviationRule>(DeviationEvaluator.Check, DeviationEvaluator.Compile) { Kind = ConditionKind.Deviation, Name = "偏差", NameEn = "deviation" },
        new ConditionType<DiscreteRule>(DiscreteEvaluator.Check, DiscreteEvaluator.Compile) { Kind = ConditionKind.Discrete, Name = "状态异常", NameEn = "state" },
        new ConditionType<UnderreportRule>(UnderreportEvaluator.Check, UnderreportEvaluator.Compile) { Kind = ConditionKind.Underreport, Name = "漏报", NameEn = "underreport" },
        new ConditionType<VotingRule>(VotingEvaluator.Check, VotingEvaluator.Compile) { Kind = ConditionKind.Voting, Name = "表决", NameEn = "voting" },
        new ConditionType<ExpressionRule>(ExpressionEvaluator.Check, ExpressionEvaluator.Compile) { Kind = ConditionKind.Expression, Name = "逻辑", NameEn = "logic" },
        new ConditionType<PlantStateRule>(ExpressionEvaluator.Check, ExpressionEvaluator.Compile) { Kind = ConditionKind.PlantState, Name = "装置状态", NameEn = "plant state" },
    ];

    private static readonly Dictionary<ConditionKind, ConditionType> ByKind = All.ToDictionary(t => t.Kind);

    /// <summary>The type of a kind; null for kinds that no evaluator judges.</summary>
    public static ConditionType? Find(ConditionKind kind) => ByKind.GetValueOrDefault(kind);
}
