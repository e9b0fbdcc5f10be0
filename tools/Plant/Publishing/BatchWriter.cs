using System.Buffers;
using System.Text.Json;
using Monitoring.Plant.Config;
using Monitoring.Plant.Simulation;

namespace Monitoring.Plant.Publishing;

/// <summary>The batch of the public contract §2: one live row, or back-fill of several.</summary>
internal static class BatchWriter
{
    public static byte[] Live(SiteConfig site, long seq, Row row)
    {
        var buffer = new ArrayBufferWriter<byte>(site.Points.Count * 20);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteNumber("seq", seq);
        WriteRow(json, site, row);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Backfill(SiteConfig site, long seq, ReadOnlySpan<Row> rows)
    {
        var buffer = new ArrayBufferWriter<byte>(rows.Length * site.Points.Count * 20);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteNumber("seq", seq);
        json.WriteBoolean("backfill", true);
        json.WriteStartArray("rows");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            WriteRow(json, site, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRow(Utf8JsonWriter json, SiteConfig site, Row row)
    {
        json.WriteNumber("ts", row.Ts);
        json.WriteStartObject("points");
        for (var i = 0; i < row.Values.Length; i++)
        {
            var point = site.Points[i];
            if (row.Bad?[i] == true)
            {
                json.WriteStartObject(point.PointId);
                json.WriteNumber("v", row.Values[i]);
                json.WriteString("q", "bad");
                json.WriteEndObject();
            }
            else if (point.Kind == "switch")
            {
                json.WriteBoolean(point.PointId, row.Values[i] != 0);
            }
            else
            {
                json.WriteNumber(point.PointId, row.Values[i]);
            }
        }

        json.WriteEndObject();
    }
}
