using System.Collections.Frozen;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What of a site's configuration decides how its alarms are grouped.</summary>
internal sealed class PlantLayout(SiteConfig config)
{
    private readonly FrozenDictionary<string, string> _equipment = config.Points
        .Where(point => !string.IsNullOrEmpty(point.Equipment))
        .ToFrozenDictionary(point => point.PointId, point => point.Equipment!, StringComparer.Ordinal);

    /// <summary>Version of the rules that it was made from.</summary>
    public int RuleSet { get; } = config.RuleSet;

    /// <summary>The cause-and-effect table.</summary>
    public IReadOnlyList<SuppressionConfig> Causes { get; } = config.Suppressions ?? [];

    /// <summary>The unit of equipment of a point; null if it has none.</summary>
    public string? EquipmentOf(string pointId) => _equipment.GetValueOrDefault(pointId);

    /// <summary>The unit that an alarm belongs to: its equipment, else its hazard source, else its site.</summary>
    public static (string Kind, string Name) UnitOf(PlantLayout? layout, AlarmRecord alarm) =>
        (alarm.Equipment ?? layout?.EquipmentOf(alarm.PointId)) is { Length: > 0 } equipment ? ("equipment", equipment)
        : alarm.HazardId is { } hazard ? ("hazard", hazard)
        : ("site", alarm.SiteId);

    /// <summary>Whether an alarm follows from a cause by the table.</summary>
    public bool Follows(SuppressionConfig cause, AlarmRecord alarm)
    {
        foreach (var consequence in cause.Consequences)
        {
            if ((consequence.PointId is null || consequence.PointId == alarm.PointId)
                && (consequence.Condition is null || consequence.Condition == alarm.Condition)
                && (consequence.Equipment is null || consequence.Equipment == (alarm.Equipment ?? EquipmentOf(alarm.PointId))))
            {
                return true;
            }
        }

        return false;
    }
}
