using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Checks one point.</summary>
internal static class PointValidator
{
    /// <summary>Most conditions of a point.</summary>
    public const int MaxConditions = 64;

    /// <summary>Adds the faults of a point.</summary>
    public static void Check(PointConfig? point, string where, SiteConfig site, Dictionary<string, PointConfig> points, HashSet<string> hazards, HashSet<string> seen, FaultList faults)
    {
        if (point is null)
        {
            faults.Missing(where);
            return;
        }

        if (!Identifiers.IsPointId(point.PointId))
        {
            faults.Add($"{where}.pointId", $"位号“{point.PointId}”应为1到64位字母、数字、_ . -", $"point id '{point.PointId}' must be 1 to 64 of letters, digits, _ . -");
        }
        else if (!seen.Add(point.PointId))
        {
            faults.Add($"{where}.pointId", $"位号“{point.PointId}”重复", $"point id '{point.PointId}' appears twice");
        }

        if (!double.IsFinite(point.RangeHigh - point.RangeLow) || point.RangeHigh < point.RangeLow)
        {
            faults.Add($"{where}.rangeHigh", "量程上限应为不小于下限的有限数", "the upper end of the range must be a number not below the lower");
        }

        faults.Range($"{where}.period", point.Period, 0, 86_400);
        faults.Text($"{where}.name", point.Name, 200);
        faults.Text($"{where}.nameEn", point.NameEn, 200);
        faults.Text($"{where}.unit", point.Unit, 32);
        faults.Text($"{where}.equipment", point.Equipment, 64);
        faults.Known($"{where}.kind", point.Kind);
        if (point.HazardId is { } hazard && !hazards.Contains(hazard))
        {
            faults.Add($"{where}.hazardId", $"重大危险源“{hazard}”不存在", $"there is no hazard source '{hazard}'");
        }

        if (point.Conditions is null)
        {
            faults.Missing($"{where}.conditions");
            return;
        }

        CheckConditions(new RuleScope(site, points, point), where, faults);
    }

    private static void CheckConditions(RuleScope scope, string where, FaultList faults)
    {
        var point = scope.Point;
        if (point.Conditions.Length > MaxConditions)
        {
            faults.Add($"{where}.conditions", $"条件{point.Conditions.Length}个，最多{MaxConditions}个", $"{point.Conditions.Length} conditions; at most {MaxConditions}");
        }

        var kinds = new HashSet<(ConditionKind, string?)>();
        var limits = new LimitOrder();
        for (var i = 0; i < point.Conditions.Length; i++)
        {
            var at = $"{where}.conditions[{i}]";
            if (point.Conditions[i] is not { } rule)
            {
                faults.Missing(at);
                continue;
            }

            if (!kinds.Add((rule.Kind, rule.Name)))
            {
                faults.Add($"{at}.condition", "同一测点的同一条件（及名称）只能有一个", "a point has each condition (and name) at most once");
            }

            ConditionValidator.Check(rule, at, scope, limits, faults);
        }

        limits.Check($"{where}.conditions", faults);
    }
}
