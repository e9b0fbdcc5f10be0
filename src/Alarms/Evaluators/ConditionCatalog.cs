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
        new ConditionType<RateRule>(RateEvaluator.Check, RateEvaluator.Compile) { Kind = ConditionKind.Rate, Name = "变化过快", NameEn = "rate of change" },
        new ConditionType<FrozenRule>(FrozenEvaluator.Check, FrozenEvaluator.Compile) { Kind = ConditionKind.Frozen, Name = "读数冻结", NameEn = "frozen" },
        new ConditionType<PinnedRule>(PinnedEvaluator.Check, PinnedEvaluator.Compile) { Kind = ConditionKind.Pinned, Name = "读数到顶/到底", NameEn = "pinned" },
        new ConditionType<BalanceRule>(BalanceEvaluator.Check, BalanceEvaluator.Compile) { Kind = ConditionKind.Balance, Name = "物料不平衡", NameEn = "balance" },
        new ConditionType<EtaRule>(EtaEvaluator.Check, EtaEvaluator.Compile) { Kind = ConditionKind.Eta, Name = "趋势预警", NameEn = "early warning" },
        new ConditionType<DriftRule>(DriftEvaluator.Check, DriftEvaluator.Compile) { Kind = ConditionKind.Drift, Name = "漂移", NameEn = "drift" },
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
