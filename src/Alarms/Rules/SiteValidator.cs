using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Checks a site's configuration whole and tells all its faults at once.</summary>
public static class SiteValidator
{
    /// <summary>Most points of a site.</summary>
    public const int MaxPoints = 20_000;

    /// <summary>
    /// All faults, at most 1,000 and the number of the others; empty if there is none. Takes what a JSON reader can make,
    /// nulls included.
    /// </summary>
    public static Fault[] Check(SiteConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var faults = new FaultList();
        if (!Identifiers.IsSiteId(config.SiteId))
        {
            faults.Add("siteId", $"企业编码“{config.SiteId}”应为9位0-9A-Z", $"site id '{config.SiteId}' must be 9 characters 0-9 A-Z");
        }

        if (!Identifiers.IsRegionCode(config.RegionCode))
        {
            faults.Add("regionCode", $"行政区划“{config.RegionCode}”应为6位数字", $"region code '{config.RegionCode}' must be 6 digits");
        }

        faults.Range("longitude", config.Longitude, -180, 180);
        faults.Range("latitude", config.Latitude, -90, 90);
        faults.Range("liveWindow", config.LiveWindow, 1, 3600);
        faults.Text("name", config.Name, 200);
        faults.Text("nameEn", config.NameEn, 200);
        CheckPoints(config, CheckHazards(config, faults), faults);
        SuppressionValidator.Check(config, config.Points is null ? [] : PointsOf(config), faults);
        SuppressionValidator.CheckEscalation(config.Escalation, faults);
        return faults.ToArray();
    }

    private static void CheckPoints(SiteConfig config, HashSet<string> hazards, FaultList faults)
    {
        if (config.Points is null)
        {
            faults.Missing("points");
            return;
        }

        if (config.Points.Length > MaxPoints)
        {
            faults.Add("points", $"测点{config.Points.Length}个，最多{MaxPoints}个", $"{config.Points.Length} points; at most {MaxPoints}");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var points = PointsOf(config);
        for (var i = 0; i < config.Points.Length; i++)
        {
            PointValidator.Check(config.Points[i], $"points[{i}]", config, points, hazards, seen, faults);
        }
    }

    /// <summary>The points by id, as far as they are there.</summary>
    internal static Dictionary<string, PointConfig> PointsOf(SiteConfig config)
    {
        var points = new Dictionary<string, PointConfig>(StringComparer.Ordinal);
        foreach (var point in config.Points)
        {
            if (point?.PointId is { } id)
            {
                points.TryAdd(id, point);
            }
        }

        return points;
    }

    /// <returns>The hazard sources that a point may name.</returns>
    private static HashSet<string> CheckHazards(SiteConfig config, FaultList faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (config.Hazards is null)
        {
            faults.Missing("hazards");
            return seen;
        }

        for (var i = 0; i < config.Hazards.Length; i++)
        {
            if (config.Hazards[i] is not { } hazard)
            {
                faults.Missing($"hazards[{i}]");
                continue;
            }

            var where = $"hazards[{i}].hazardId";
            if (!Identifiers.IsHazardId(hazard.HazardId, config.SiteId))
            {
                faults.Add(where, $"重大危险源编码“{hazard.HazardId}”应为企业编码加3位数字", $"hazard id '{hazard.HazardId}' must be the site id and 3 digits");
            }
            else if (!seen.Add(hazard.HazardId))
            {
                faults.Add(where, $"重大危险源编码“{hazard.HazardId}”重复", $"hazard id '{hazard.HazardId}' appears twice");
            }

            faults.Range($"hazards[{i}].level", hazard.Level, 1, 4);
            faults.Text($"hazards[{i}].name", hazard.Name, 200);
        }

        return seen;
    }
}
