using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>What a row says of a point (docs/influxdb.md, "Data model").</summary>
internal static class InfluxRow
{
    /// <summary>The sample: quality 2 is bad with a number of its own field, 3 bad without; what has neither value nor that is no sample.</summary>
    /// <param name="point">Number of the point.</param>
    /// <param name="time">Unix milliseconds.</param>
    /// <param name="value">Its field; NaN if there is none, as in the next two.</param>
    /// <param name="quality">Its field of quality.</param>
    /// <param name="bad">Its field for the number of a bad sample.</param>
    /// <param name="sample">The sample.</param>
    public static bool TryRead(int point, long time, double value, double quality, double bad, out Sample sample)
    {
        sample = quality >= 2
            ? new Sample(point, time, quality == 2 ? bad : double.NaN, Quality.Bad)
            : new Sample(point, time, value, quality == 1 ? Quality.Uncertain : Quality.Good);
        return quality >= 2 || double.IsFinite(value);
    }
}
