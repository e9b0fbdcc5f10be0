using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Checks one point.</summary>
internal static class PointValidator
{
    /// <summary>Adds the faults of a point.</summary>
    public static void Check(PointConfig? point, string where, HashSet<string> hazards, HashSet<string> seen, FaultList faults)
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

        CheckConditions(point, where, faults);
    }

    private static void CheckConditions(PointConfig point, string where, FaultList faults)
    {
        var kinds = new HashSet<ConditionKind>();
        var limits = new LimitOrder();
        for (var i = 0; i < point.Conditions.Length; i++)
        {
            var at = $"{where}.conditions[{i}]";
            if (point.Conditions[i] is not { } rule)
            {
                faults.Missing(at);
                continue;
            }

            if (!kinds.Add(rule.Kind))
            {
                faults.Add($"{at}.condition", "同一测点的同一条件只能有一个", "a point has each condition at most once");
            }

            ConditionValidator.Check(rule, at, point, limits, faults);
        }

        limits.Check($"{where}.conditions", faults);
    }
}
