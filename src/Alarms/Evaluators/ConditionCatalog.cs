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
        new ConditionType<DiscreteRule>(DiscreteEvaluator.Check, DiscreteEvaluator.Compile) { Kind = ConditionKind.Discrete, Name = "状态异常", NameEn = "state" },
    ];

    private static readonly Dictionary<ConditionKind, ConditionType> ByKind = All.ToDictionary(t => t.Kind);

    /// <summary>The type of a kind; null for kinds that no evaluator judges.</summary>
    public static ConditionType? Find(ConditionKind kind) => ByKind.GetValueOrDefault(kind);
}
