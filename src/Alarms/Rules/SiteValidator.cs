using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Checks a site's configuration whole and tells all its faults at once.</summary>
public static class SiteValidator
{
    /// <summary>Most points of a site.</summary>
    public const int MaxPoints = 20_000;

    /// <summary>All faults; empty if there is none.</summary>
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
        CheckHazards(config, faults);
        if (config.Points.Length > MaxPoints)
        {
            faults.Add("points", $"测点{config.Points.Length}个，最多{MaxPoints}个", $"{config.Points.Length} points; at most {MaxPoints}");
        }

        var hazards = config.Hazards.Select(h => h.HazardId).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < config.Points.Length; i++)
        {
            PointValidator.Check(config.Points[i], $"points[{i}]", hazards, seen, faults);
        }

        return faults.ToArray();
    }

    private static void CheckHazards(SiteConfig config, FaultList faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < config.Hazards.Length; i++)
        {
            var hazard = config.Hazards[i];
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
        }
    }
}
