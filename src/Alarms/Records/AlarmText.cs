using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The line that people read: what is named, and what is wrong with it.</summary>
internal static class AlarmText
{
    /// <summary>A condition that an evaluator explains, Chinese.</summary>
    public static string Chinese(PointConfig point, ConditionKind kind, string why) =>
        $"{Name(point)}{ConditionCatalog.Find(kind)!.Name}：{why}";

    /// <summary>A condition that an evaluator explains, English.</summary>
    public static string English(PointConfig point, ConditionKind kind, string why) =>
        $"{NameEn(point)} {ConditionCatalog.Find(kind)!.NameEn}: {why}";

    /// <summary>What people call a point, Chinese.</summary>
    public static string Name(PointConfig point) => string.IsNullOrEmpty(point.Name) ? point.PointId : point.Name;

    /// <summary>What people call a point, English.</summary>
    public static string NameEn(PointConfig point) => string.IsNullOrEmpty(point.NameEn) ? Name(point) : point.NameEn;

    /// <summary>Chinese.</summary>
    public static string Chinese(string name, ConditionKind kind, AlarmLevel level) => kind switch
    {
        ConditionKind.GatewayOffline => $"网关{name}离线",
        ConditionKind.ClockSkew => $"网关{name}时钟超前",
        ConditionKind.Stale => $"{name}数据中断",
        ConditionKind.Bad => $"{name}质量坏",
        ConditionKind.Edge => $"{name}现场报警",
        _ => name + level switch
        {
            AlarmLevel.HH => "高高",
            AlarmLevel.H => "高",
            AlarmLevel.LL => "低低",
            _ => "低",
        },
    };

    /// <summary>English.</summary>
    public static string English(string name, ConditionKind kind, AlarmLevel level) => kind switch
    {
        ConditionKind.GatewayOffline => $"Gateway {name} offline",
        ConditionKind.ClockSkew => $"Gateway {name} clock ahead",
        ConditionKind.Stale => $"{name} no data",
        ConditionKind.Bad => $"{name} bad quality",
        ConditionKind.Edge => $"{name} alarm from the field",
        _ => name + level switch
        {
            AlarmLevel.HH => " high high",
            AlarmLevel.H => " high",
            AlarmLevel.LL => " low low",
            _ => " low",
        },
    };
}
