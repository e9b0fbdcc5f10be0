using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What makes alarms at a site: one condition of one point.</summary>
/// <param name="PointId">Point, or <c>@</c> and a gateway.</param>
/// <param name="Condition">The condition, and its name behind a colon if the point has several of the kind.</param>
public readonly record struct SourceKey(string PointId, string Condition)
{
    /// <summary>The source of an alarm.</summary>
    public static SourceKey Of(AlarmRecord alarm)
    {
        ArgumentNullException.ThrowIfNull(alarm);
        var condition = ConditionNames.Of(alarm.Condition);
        return new SourceKey(alarm.PointId, string.IsNullOrEmpty(alarm.ConditionName) ? condition : $"{condition}:{alarm.ConditionName}");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{PointId} {Condition}";
}
