using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What of a configuration is under change control, and what is a label that one person may correct.</summary>
public static class RuleControl
{
    /// <summary>The changes that need a second person: all but the names of points and the equipment they are labelled with.</summary>
    /// <remarks>The label of equipment is under control where a suppression of either configuration selects by it.</remarks>
    public static RuleChange[] Controlled(RuleSetContent before, RuleSetContent after)
    {
        var changes = RuleSetDiff.Between(before, after);
        if (changes.Length == 0)
        {
            return changes;
        }

        var selected = before.Suppressions.Concat(after.Suppressions)
            .SelectMany(row => row.Consequences).Select(row => row.Equipment).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. changes.Where(change => !IsLabel(change, selected))];
    }

    /// <summary>
    /// New rules with the labels that people corrected since: where the rules say what the rules before them said, the present label
    /// stays.
    /// </summary>
    /// <param name="next">The rules to come.</param>
    /// <param name="before">The rules that they change.</param>
    /// <param name="present">The points as they are now.</param>
    public static RuleSetContent CarryLabels(RuleSetContent next, RuleSetContent before, PointConfig[] present)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(before);
        var was = before.Points.ToDictionary(p => p.PointId, StringComparer.Ordinal);
        var now = present.ToDictionary(p => p.PointId, StringComparer.Ordinal);
        return next with { Points = Array.ConvertAll(next.Points, Carry) };

        PointConfig Carry(PointConfig point)
        {
            if (!was.TryGetValue(point.PointId, out var old) || !now.TryGetValue(point.PointId, out var shown))
            {
                return point;
            }

            var (name, nameEn, equipment) = (
                point.Name == old.Name ? shown.Name : point.Name,
                point.NameEn == old.NameEn ? shown.NameEn : point.NameEn,
                point.Equipment == old.Equipment ? shown.Equipment : point.Equipment);
            return name == point.Name && nameEn == point.NameEn && equipment == point.Equipment
                ? point
                : point with { Name = name, NameEn = nameEn, Equipment = equipment };
        }
    }

    private static bool IsLabel(RuleChange change, HashSet<string> selected) =>
        change is { PointId: not null, Condition: null }
        && (change.Parameter is "name" or "nameEn"
            || (change.Parameter == "equipment" && !Named(change.Old, selected) && !Named(change.New, selected)));

    private static bool Named(string? json, HashSet<string> selected) =>
        json is not null && selected.Contains(System.Text.Json.JsonSerializer.Deserialize(json, ContractsJson.Default.String) ?? "");
}
