using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>
/// JSON can put null where C# says that there is none: into properties that have a default and into the elements of arrays
/// (the serialiser's own check covers neither). The grain must not meet them.
/// </summary>
internal static class ConfigurationHoles
{
    public static IEnumerable<Fault> Find(SiteConfig config) =>
        Missing("name", config.Name)
            .Concat(Missing("regionCode", config.RegionCode))
            .Concat(Each("hazards", config.Hazards, (path, hazard) => Missing($"{path}.name", hazard.Name)))
            .Concat(Each("points", config.Points, Find));

    public static IEnumerable<Fault> Find(RuleSetContent content) =>
        Each("points", content.Points, Find).Concat(Each("suppressions", content.Suppressions, static (_, _) => []));

    private static IEnumerable<Fault> Find(string path, PointConfig point) =>
        Missing($"{path}.name", point.Name)
            .Concat(Missing($"{path}.unit", point.Unit))
            .Concat(Each($"{path}.conditions", point.Conditions, Find));

    private static IEnumerable<Fault> Find(string path, ConditionRule rule) =>
        rule is LimitRule limit ? Each($"{path}.levels", limit.Levels, static (_, _) => []) : [];

    private static IEnumerable<Fault> Each<T>(string path, T[]? items, Func<string, T, IEnumerable<Fault>> inside) =>
        items is null
            ? Missing(path, items)
            : items.SelectMany((item, i) => item is null ? Missing($"{path}[{i}]", item) : inside($"{path}[{i}]", item));

    private static IEnumerable<Fault> Missing(string where, object? value)
    {
        if (value is null)
        {
            yield return new Fault { Where = where, Text = "不能为 null", TextEn = "must not be null" };
        }
    }
}
