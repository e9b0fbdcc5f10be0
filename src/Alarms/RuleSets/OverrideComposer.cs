using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Puts overrides on a rule set.</summary>
public static class OverrideComposer
{
    /// <summary>Most rows of an override.</summary>
    public const int MostChanges = 100;

    /// <summary>
    /// The rules with the overrides on them. A row whose point or condition is not there any more has nothing to change and is passed
    /// over: what the rules under it dropped, an override does not bring back.
    /// </summary>
    public static RuleSetContent Apply(RuleSetContent under, IEnumerable<OverrideChange> changes)
    {
        ArgumentNullException.ThrowIfNull(under);
        ArgumentNullException.ThrowIfNull(changes);
        var rows = changes.ToLookup(c => c.PointId, StringComparer.Ordinal);
        return under with
        {
            Points = Array.ConvertAll(under.Points, point => rows.Contains(point.PointId) ? Apply(point, rows[point.PointId]) : point),
        };
    }

    /// <summary>Whether two rows are about the same condition.</summary>
    public static bool SameCondition(OverrideChange one, OverrideChange other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.PointId == other.PointId && one.Condition == other.Condition && one.Name == other.Name;
    }

    /// <summary>Faults of the rows themselves; whether the outcome is a sound configuration is for <see cref="SiteValidator"/>.</summary>
    internal static void Check(RuleSetContent under, OverrideChange?[] changes, FaultList faults)
    {
        if (changes.Length is 0 or > MostChanges)
        {
            faults.Add("changes", $"应有 1 到 {MostChanges} 项", $"must have 1 to {MostChanges} rows");
        }

        var points = under.Points.ToDictionary(p => p.PointId, StringComparer.Ordinal);
        for (var i = 0; i < changes.Length; i++)
        {
            var where = $"changes[{i}]";
            if (changes[i] is not { PointId: { } id } change)
            {
                faults.Missing(where);
            }
            else if (!points.TryGetValue(id, out var point))
            {
                faults.Add($"{where}.pointId", $"没有测点“{id}”", $"there is no point '{id}'");
            }
            else if (!point.Conditions.Any(rule => Is(rule, change)))
            {
                faults.Add($"{where}.condition", "该测点没有此条件", "the point has no such condition");
            }
            else if (change.Rule is { } rule && !Is(rule, change))
            {
                faults.Add($"{where}.rule", "替换的规则应与条件同类同名", "the rule must be of the same condition and name as the one it replaces");
            }
            else if (changes.Take(i).Any(earlier => earlier is not null && SameCondition(earlier, change)))
            {
                faults.Add(where, "同一条件出现两次", "the same condition appears twice");
            }
        }
    }

    private static PointConfig Apply(PointConfig point, IEnumerable<OverrideChange> rows)
    {
        var conditions = point.Conditions.ToList();
        foreach (var row in rows)
        {
            var at = conditions.FindIndex(rule => Is(rule, row));
            if (at < 0)
            {
                continue;
            }

            if (row.Rule is { } rule)
            {
                conditions[at] = rule;
            }
            else
            {
                conditions.RemoveAt(at);
            }
        }

        return point with { Conditions = [.. conditions] };
    }

    private static bool Is(ConditionRule rule, OverrideChange change) => rule.Kind == change.Condition && rule.Name == change.Name;
}
