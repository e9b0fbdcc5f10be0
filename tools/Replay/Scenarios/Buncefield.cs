namespace Monitoring.Replay.Scenarios;

/// <summary>
/// Tank 912 at Buncefield, 10 and 11 December 2005, by the published times; cross-section 491 m² and 6,000 m³ when full make them
/// consistent. From 19:00 it receives 550 m³/h: the level rises 18.7 mm a minute from 317 m³. From 03:00 the gauge is flat at 4,717 m³.
/// 05:20 full. From 05:50 890 m³/h. 06:01 explosion.
/// </summary>
/// <remarks>Noise of the instruments is ours: gauge ±2 mm with a last digit of 1 mm, flow ±0.5 %, both as standard deviations.</remarks>
internal static class Buncefield
{
    public const double CrossSection = 491;

    // 2005-12-10T19:00:00Z.
    public static readonly long Start = new DateTimeOffset(2005, 12, 10, 19, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    public static readonly long GaugeSticks = Start + (8 * 3_600_000L);
    public static readonly long Full = Start + 37_200_000L;
    private static readonly long FeedRises = Start + 39_000_000L;
    private static readonly long Explosion = Start + 39_660_000L;

    /// <summary>Level LI-912 (m) and in-flow FI-912 (m³/h).</summary>
    public static Recording Make(ulong seed = 1, double period = 10)
    {
        var noise = new Noise(seed);
        var rows = new List<Row>();
        var stuck = double.NaN;
        for (var ts = Start; ts <= Explosion; ts += (long)(period * 1000))
        {
            var volume = Math.Min(6000, 317 + (550 * (ts - Start) / 3_600_000.0));
            var level = Math.Round((volume / CrossSection) + (0.002 * noise.Next()), 3);
            if (ts >= GaugeSticks)
            {
                stuck = double.IsNaN(stuck) ? Math.Round(4717 / CrossSection, 3) : stuck;
                level = stuck;
            }

            rows.Add(new Row(ts, [level, (ts >= FeedRises ? 890 : 550) * (1 + (0.005 * noise.Next()))]));
        }

        return new Recording(["LI-912", "FI-912"], rows);
    }
}
