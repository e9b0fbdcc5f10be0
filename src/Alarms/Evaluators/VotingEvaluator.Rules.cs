using Monitoring.Contracts;

namespace Monitoring.Alarms;

internal sealed partial class VotingEvaluator
{
    /// <summary>Checks a rule.</summary>
    public static void Check(VotingRule rule, string where, RuleScope scope, FaultList faults)
    {
        scope.CheckPoints($"{where}.points", rule.Points, 2, 16, faults);
        faults.Range($"{where}.k", rule.K, 1, Math.Max(1, rule.Points?.Length ?? 1));
        if (rule.Level is null && rule.Limit is null)
        {
            faults.Add($"{where}.level", "应给出级别（按各自的限值）或共同的限值", "a level (each detector's own limit) or one limit must be given");
        }

        if (rule.Level is { } level && level is not (AlarmLevel.H or AlarmLevel.HH or AlarmLevel.L or AlarmLevel.LL))
        {
            faults.Add($"{where}.level", "级别应为H、HH、L或LL", "the level must be H, HH, L or LL");
        }

        if (rule.Limit is { } limit && !double.IsFinite(limit))
        {
            faults.Add($"{where}.limit", "限值不是数", "the limit is not a number");
        }

        if (!(rule.Deadband >= 0 && double.IsFinite(rule.Deadband)))
        {
            faults.Add($"{where}.deadband", "回差应为不小于0的数", "the deadband must be a number of at least 0");
        }

        if (rule.Limit is null && rule.Level is { } own)
        {
            CheckLimits(rule, own, where, scope, faults);
        }
    }

    /// <summary>Compiles a rule.</summary>
    public static ConditionEvaluator Compile(VotingRule rule, RuleScope scope) => new VotingEvaluator(
        rule,
        [.. rule.Points.Select(id => scope.Find(id)!).Select(point => rule.Limit is { } limit
            ? new Detector(point, limit, rule.Deadband)
            : new Detector(point, RuleScope.LimitOf(point, rule.Level!.Value)!.Value, OwnDeadband(point, rule.Level.Value)))]);

    private static void CheckLimits(VotingRule rule, AlarmLevel level, string where, RuleScope scope, FaultList faults)
    {
        for (var i = 0; i < (rule.Points ?? []).Length; i++)
        {
            if (scope.Find(rule.Points![i]) is { } point && RuleScope.LimitOf(point, level) is null)
            {
                faults.Add($"{where}.points[{i}]", $"测点“{point.PointId}”没有{level}限值", $"point '{point.PointId}' has no limit {level}");
            }
        }
    }

    private static double OwnDeadband(PointConfig point, AlarmLevel level) =>
        ConditionCompiler.Limit(point.Conditions.OfType<LimitRule>().First(r => r.Levels.Any(l => l.Level == level)), point).Deadband;
}
