using System.Buffers;
using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Down;

/// <summary>The payload of <c>down/limits</c>: the limits in force, with their version, by point.</summary>
internal static class LimitsDocument
{
    public static byte[] Write(SiteConfig config)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("siteId"u8, config.SiteId);
            json.WriteNumber("version"u8, config.RuleSet);
            json.WriteStartObject("points"u8);
            foreach (var point in config.Points)
            {
                WritePoint(json, point);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WritePoint(Utf8JsonWriter json, PointConfig point)
    {
        json.WriteStartObject(point.PointId);
        json.WriteString("unit"u8, point.Unit);
        json.WriteNumber("rangeLow"u8, point.RangeLow);
        json.WriteNumber("rangeHigh"u8, point.RangeHigh);
        json.WriteNumber("period"u8, point.Period);
        json.WriteStartArray("conditions"u8);
        foreach (var condition in point.Conditions)
        {
            if (condition is LimitRule limit)
            {
                WriteLimit(json, limit);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLimit(Utf8JsonWriter json, LimitRule rule)
    {
        json.WriteStartObject();
        json.WriteString("condition"u8, rule.Kind == ConditionKind.High ? "high"u8 : "low"u8);
        json.WriteStartArray("levels"u8);
        foreach (var level in rule.Levels)
        {
            json.WriteStartObject();
            json.WriteString("level"u8, level.Level.ToString());
            json.WriteNumber("limit"u8, level.Limit);
            json.WriteBoolean("latching"u8, level.Latching);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (rule.Deadband is { } deadband)
        {
            json.WriteNumber("deadband"u8, deadband);
        }

        if (rule.DeadbandPercent is { } percent)
        {
            json.WriteNumber("deadbandPercent"u8, percent);
        }

        json.WriteNumber("onDelay"u8, rule.OnDelay);
        json.WriteNumber("offDelay"u8, rule.OffDelay);
        json.WriteEndObject();
    }
}
