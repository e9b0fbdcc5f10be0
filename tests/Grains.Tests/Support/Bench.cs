using Monitoring.Contracts;

namespace Monitoring.Grains.Tests;

/// <summary>A site with one level (H 13.2, HH 14.0) and one flow, and the batches it is sent.</summary>
internal static class Bench
{
    public const string SiteId = "330100099";

    private static long _last = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    public static SiteConfig Config(params string[] morePoints) => new()
    {
        SiteId = SiteId,
        Name = "试验台",
        RegionCode = "330100",
        Points =
        [
            new PointConfig
            {
                PointId = "LI-912", Name = "912罐液位", Kind = PointKind.Level, Unit = "m", RangeHigh = 16,
                Conditions =
                [
                    new HighRule
                    {
                        Deadband = 0.1,
                        Levels =
                        [
                            new LevelLimit { Level = AlarmLevel.H, Limit = 13.2 },
                            new LevelLimit { Level = AlarmLevel.HH, Limit = 14.0, Priority = AlarmPriority.High },
                        ],
                    },
                ],
            },
            new PointConfig { PointId = "FI-1", Kind = PointKind.Flow, Unit = "m³/h", RangeHigh = 1000 },
            .. morePoints.Select(p => new PointConfig { PointId = p, RangeHigh = 100 }),
        ],
    };

    /// <summary>One message with one value. Each is newer than the one before, as a gateway's are.</summary>
    public static SampleBatch Sample(int point, double value, long seq = BatchMessage.NoSeq)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        _last = Math.Max(_last + 1, now);
        return new SampleBatch
        {
            SiteId = SiteId,
            GatewayId = "gw",
            ReceivedAt = _last,
            Messages = [new BatchMessage(seq, (ulong)seq, 1, 0, false)],
            MessageCount = 1,
            Samples = [new Sample(point, _last, value, Quality.Good)],
            SampleCount = 1,
        };
    }

    public static SampleBatch Unknown(string point, double value)
    {
        var batch = Sample(0, value);
        return new SampleBatch
        {
            SiteId = SiteId,
            GatewayId = "gw",
            ReceivedAt = batch.ReceivedAt,
            Messages = [new BatchMessage(BatchMessage.NoSeq, 0, 0, 1, false)],
            MessageCount = 1,
            Unknown = [new NamedSample(point, batch.ReceivedAt, value, Quality.Good)],
            UnknownCount = 1,
        };
    }
}
