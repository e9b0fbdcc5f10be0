using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Checks the cause-and-effect table and the escalation times of a site.</summary>
internal static class SuppressionValidator
{
    /// <summary>Most rows, and most selectors of a row.</summary>
    public const int Most = 500;

    /// <summary>Adds the faults of the table.</summary>
    public static void Check(SiteConfig site, Dictionary<string, PointConfig> points, FaultList faults)
    {
        if (site.Suppressions is null)
        {
            faults.Missing("suppressions");
            return;
        }

        faults.Count("suppressions", site.Suppressions.Length, 0, Most);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < site.Suppressions.Length; i++)
        {
            var where = $"suppressions[{i}]";
            if (site.Suppressions[i] is not { } row)
            {
                faults.Missing(where);
                continue;
            }

            if (row.Name is not { Length: >= 1 and <= 100 } || !names.Add(row.Name))
            {
                faults.Add($"{where}.name", "名称应有1到100字且不重复", "the name must have 1 to 100 characters and appear once");
            }

            CheckCause(row.Cause, $"{where}.cause", points, faults);
            CheckSelectors(row.Consequences, $"{where}.consequences", points, faults);
        }
    }

    /// <summary>Adds the faults of selectors.</summary>
    public static void CheckSelectors(ConditionSelector[]? selectors, string where, Dictionary<string, PointConfig> points, FaultList faults)
    {
        if (selectors is null)
        {
            faults.Missing(where);
            return;
        }

        faults.Count(where, selectors.Length, 1, Most);
        for (var i = 0; i < selectors.Length; i++)
        {
            var at = $"{where}[{i}]";
            if (selectors[i] is not { } selector)
            {
                faults.Missing(at);
            }
            else if (selector.PointId is null && selector.Equipment is null)
            {
                faults.Add(at, "应给出测点或设备", "must name a point or a unit of equipment");
            }
            else
            {
                if (selector.PointId is { } id && !points.ContainsKey(id))
                {
                    faults.Add($"{at}.pointId", $"本企业没有测点“{id}”", $"the site has no point '{id}'");
                }

                if (selector.Equipment is { } unit && !points.Values.Any(p => p.Equipment == unit))
                {
                    faults.Add($"{at}.equipment", $"没有测点属于设备“{unit}”", $"no point belongs to equipment '{unit}'");
                }
            }
        }
    }

    /// <summary>Adds the faults of the escalation times.</summary>
    public static void CheckEscalation(EscalationConfig? escalation, FaultList faults)
    {
        if (escalation is null)
        {
            faults.Missing("escalation");
            return;
        }

        Check("critical", escalation.Critical);
        Check("high", escalation.High);
        Check("medium", escalation.Medium);
        Check("low", escalation.Low);

        void Check(string name, double seconds)
        {
            if (seconds != 0)
            {
                faults.Range($"escalation.{name}", seconds, 10, 604_800);
            }
        }
    }

    private static void CheckCause(ConditionRef? cause, string where, Dictionary<string, PointConfig> points, FaultList faults)
    {
        if (cause is null)
        {
            faults.Missing(where);
        }
        else if (cause.PointId is null || !points.TryGetValue(cause.PointId, out var point))
        {
            faults.Add($"{where}.pointId", $"本企业没有测点“{cause.PointId}”", $"the site has no point '{cause.PointId}'");
        }
        else if (cause.Condition is not (ConditionKind.Stale or ConditionKind.Bad or ConditionKind.Edge)
            && !(point.Conditions ?? []).Any(c => c?.Kind == cause.Condition && c.Name == cause.Name))
        {
            faults.Add($"{where}.condition", "该测点没有此条件", "the point has no such condition");
        }
    }
}
