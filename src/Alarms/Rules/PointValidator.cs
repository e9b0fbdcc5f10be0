using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Checks one point.</summary>
internal static class PointValidator
{
    /// <summary>Adds the faults of a point.</summary>
    public static void Check(PointConfig point, string where, HashSet<string> hazards, HashSet<string> seen, FaultList faults)
    {
        if (!Identifiers.IsPointId(point.PointId))
        {
            faults.Add($"{where}.pointId", $"位号“{point.PointId}”应为1到64位字母、数字、_ . -", $"point id '{point.PointId}' must be 1 to 64 of letters, digits, _ . -");
        }
        else if (!seen.Add(point.PointId))
        {
            faults.Add($"{where}.pointId", $"位号“{point.PointId}”重复", $"point id '{point.PointId}' appears twice");
        }

        if (!double.IsFinite(point.RangeLow) || !double.IsFinite(point.RangeHigh) || point.RangeHigh < point.RangeLow)
        {
            faults.Add($"{where}.rangeHigh", "量程上限应不小于下限", "the upper end of the range must not be below the lower");
        }

        faults.Range($"{where}.period", point.Period, 0, 86_400);
        faults.Text($"{where}.name", point.Name, 200);
        faults.Text($"{where}.unit", point.Unit, 32);
        if (point.HazardId is { } hazard && !hazards.Contains(hazard))
        {
            faults.Add($"{where}.hazardId", $"重大危险源“{hazard}”不存在", $"there is no hazard source '{hazard}'");
        }

        var kinds = new HashSet<ConditionKind>();
        var limits = new LimitOrder();
        for (var i = 0; i < point.Conditions.Length; i++)
        {
            var rule = point.Conditions[i];
            var at = $"{where}.conditions[{i}]";
            if (!kinds.Add(rule.Kind))
            {
                faults.Add($"{at}.condition", "同一测点的同一条件只能有一个", "a point has each condition at most once");
            }

            ConditionValidator.Check(rule, at, point, limits, faults);
        }

        limits.Check($"{where}.conditions", faults);
    }
}
