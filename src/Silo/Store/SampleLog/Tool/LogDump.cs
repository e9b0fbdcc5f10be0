using System.Globalization;
using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Writes the samples of a log out as text, record by record, so that memory does not grow with the log.</summary>
internal sealed class LogDump(LogDumpFilter filter, Func<string, string[]> names, TextWriter to)
{
    private readonly Dictionary<string, string[]> _names = [];

    /// <summary>Samples written.</summary>
    public long Written { get; private set; }

    /// <summary>Reads the log from front to back.</summary>
    /// <returns>Damaged places that were passed over.</returns>
    public IReadOnlyList<LogDamage> Run(string directory, bool json)
    {
        if (!json)
        {
            to.WriteLine("position,received,site,gateway,point,time,value,quality");
        }

        var decoder = new BatchDecoder();
        var scan = new LogScan(directory, LogState.Load(directory), FileAccess.Read);
        try
        {
            scan.Run((_, cursor) =>
            {
                if (filter.Site is null || decoder.SiteOf(cursor.Record) == filter.Site)
                {
                    Write(cursor.Header.Position, decoder.Decode(cursor.Record), json);
                }
            });
        }
        finally
        {
            scan.Close();
        }

        return scan.Damages;
    }

    private void Write(long position, SampleBatch batch, bool json)
    {
        foreach (ref readonly var sample in batch.SampleSpan)
        {
            var point = NameOf(batch.SiteId, sample.Point);
            if (sample.Timestamp < filter.From || sample.Timestamp >= filter.To || (filter.Points.Count > 0 && !filter.Points.Contains(point)))
            {
                continue;
            }

            Written++;
            if (json)
            {
                WriteJson(position, batch, point, sample);
            }
            else
            {
                to.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{position},{Time(batch.ReceivedAt)},{Quoted(batch.SiteId)},{Quoted(batch.GatewayId)},{Quoted(point)},{Time(sample.Timestamp)},{sample.Value:R},{Name(sample.Quality)}"));
            }
        }
    }

    private void WriteJson(long position, SampleBatch batch, string point, in Sample sample)
    {
        var value = double.IsFinite(sample.Value) ? sample.Value.ToString("R", CultureInfo.InvariantCulture) : "null";
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"position\":{position},\"received\":\"{Time(batch.ReceivedAt)}\",\"site\":{Json(batch.SiteId)},\"gateway\":{Json(batch.GatewayId)},\"point\":{Json(point)},\"time\":\"{Time(sample.Timestamp)}\",\"value\":{value},\"quality\":\"{Name(sample.Quality)}\"}}"));
    }

    /// <summary>The log holds indexes; where the site's names are not known a point is <c>#</c> and its index.</summary>
    private string NameOf(string site, int point)
    {
        if (!_names.TryGetValue(site, out var points))
        {
            _names.Add(site, points = names(site));
        }

        return point < points.Length ? points[point] : string.Create(CultureInfo.InvariantCulture, $"#{point}");
    }

    private static string Name(Quality quality) => quality switch
    {
        Quality.Good => "good",
        Quality.Uncertain => "uncertain",
        _ => "bad",
    };

    /// <summary>ISO 8601 in UTC; a number that is no date stays a number.</summary>
    private static string Time(long milliseconds) =>
        milliseconds is > -62_135_596_800_000 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)
            : milliseconds.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}

/// <summary>Which samples to write out.</summary>
internal sealed record LogDumpFilter
{
    /// <summary>Only this site; null: all.</summary>
    public string? Site { get; set; }

    /// <summary>Sample time at or after, Unix ms.</summary>
    public long From { get; set; } = long.MinValue;

    /// <summary>Sample time before, Unix ms.</summary>
    public long To { get; set; } = long.MaxValue;

    /// <summary>Only these points; empty: all.</summary>
    public HashSet<string> Points { get; } = new(StringComparer.Ordinal);
}
