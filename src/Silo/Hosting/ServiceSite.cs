using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// The service as a site: what it measures of itself has limits, and what follows are alarms like all others, journaled, pushed and
/// acknowledged (decision 0008).
/// </summary>
internal static class ServiceSite
{
    /// <summary>Share of the sample log's bound that is needed, percent; 100 when nothing is taken any more.</summary>
    public const string LogPoint = "sample-log-full";

    /// <summary>Shown while the disk has no room for the next part of the log although the bound is far.</summary>
    public const double DiskRefuses = 90;

    /// <summary>Its configuration.</summary>
    /// <param name="silo">Name of the silo; empty for the only one.</param>
    public static SiteConfig Config(string silo) => new()
    {
        SiteId = Identifiers.ServiceSiteOf(silo),
        Name = $"监测服务 {silo}".TrimEnd(),
        NameEn = $"Monitoring service {silo}".TrimEnd(),
        RegionCode = "000000",
        Points =
        [
            new PointConfig
            {
                PointId = LogPoint,
                Name = "样本日志占用",
                NameEn = "Sample log in use",
                Kind = PointKind.Other,
                Unit = "%",
                RangeLow = 0,
                RangeHigh = 100,
                Period = Period.TotalSeconds,
                Conditions =
                [
                    new HighRule
                    {
                        Deadband = 5,
                        Levels =
                        [
                            new LevelLimit { Level = AlarmLevel.H, Limit = SampleLog.HighPercent, Priority = AlarmPriority.High },
                            new LevelLimit { Level = AlarmLevel.HH, Limit = 100, Priority = AlarmPriority.Critical },
                        ],
                    },
                ],
            },
        ],
    };

    /// <summary>How often it is measured when nothing changes.</summary>
    public static TimeSpan Period => TimeSpan.FromSeconds(10);

    /// <summary>The value of <see cref="LogPoint"/>.</summary>
    public static double ValueOf(LogPressure pressure) => pressure.Level switch
    {
        LogPressureLevel.Full => 100,
        LogPressureLevel.High => Math.Clamp(pressure.Percent, DiskRefuses, 99),
        _ => Math.Min(pressure.Percent, SampleLog.HighPercent - 1),
    };

    /// <summary>One measurement.</summary>
    public static SampleBatch Measured(string silo, double value, long now) => new()
    {
        SiteId = Identifiers.ServiceSiteOf(silo),
        GatewayId = "service",
        ReceivedAt = now,
        Messages = [new BatchMessage(BatchMessage.NoSeq, 0, 1, 0, false)],
        MessageCount = 1,
        Samples = [new Sample(0, now, value, Quality.Good)],
        SampleCount = 1,
    };
}
