using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Design;

/// <summary>A leak source with detectors around it.</summary>
internal static class GasUnit
{
    /// <summary>Bearings place the detectors: degrees from north and metres from the source. The priority is that of level 2.</summary>
    public static void GasField(
        this SiteBuilder b, int tag, Gas gas, string place, string placeEn, (double X, double Y) at,
        (double Bearing, double Distance)[] bearings, Vessel? vessel = null, string priority = "high")
    {
        var tags = Enumerable.Range(tag, bearings.Length).Select(i => $"GT-{i}").ToArray();
        var source = b.Add(new LeakSource(placeEn, at.X, at.Y, vessel));
        foreach (var (bearing, distance) in bearings)
        {
            var (sin, cos) = Math.SinCos(bearing * Math.PI / 180);
            var detector = b.Add(new GasDetector(source, at.X + (sin * distance), at.Y + (cos * distance), 3 * gas.Level2));
            b.Point(
                new PointSpec(
                    $"GT-{tag++}", $"{place}{Side(bearing).Zh}侧{gas.Name}浓度", $"{gas.NameEn} {Side(bearing).En} of {placeEn}",
                    gas.Kind, gas.Unit, 0, gas.Range)
                {
                    Equipment = placeEn, Lag = 8, Noise = 0.003, Decimals = gas.Decimals,
                    Conditions = [Alarms.Gas(gas.Level1, gas.Level2, priority)],
                },
                () => detector.Concentration);
        }

        if (tags.Length >= 3)
        {
            b.Rule(tags[0], Logic.Voting(2, "H", tags));
        }
    }

    /// <summary>Three detectors, a third of a turn apart: one is never more than 60° off the wind.</summary>
    public static (double Bearing, double Distance)[] Around(double distance) =>
        [(0, distance), (120, distance), (240, distance)];

    private static (string Zh, string En) Side(double bearing) =>
        ((int)Math.Round(bearing / 45) % 8) switch
        {
            0 => ("北", "north"),
            1 => ("东北", "north-east"),
            2 => ("东", "east"),
            3 => ("东南", "south-east"),
            4 => ("南", "south"),
            5 => ("西南", "south-west"),
            6 => ("西", "west"),
            _ => ("西北", "north-west"),
        };
}
