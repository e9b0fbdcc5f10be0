using System.Globalization;

namespace Monitoring.Replay.Reading;

/// <summary>
/// CSV with a header. Long: <c>ts,point,value</c>, one value a line. Wide: <c>ts,A,B,…</c>, a column per point. <c>ts</c> is Unix ms or
/// ISO 8601 (UTC if it names no offset); an empty field is no value. Faulty lines are listed, not skipped in silence.
/// </summary>
internal static class CsvRecording
{
    private const int MostFaults = 20;

    public static Recording Read(IEnumerable<string> lines, List<string> faults)
    {
        var header = Array.Empty<string>();
        var (points, rows) = (new List<string>(), new SortedDictionary<long, Dictionary<string, double>>());
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var fields = line.TrimStart('\uFEFF').Split(',', StringSplitOptions.TrimEntries);
            if (line.Length == 0)
            {
                continue;
            }

            if (header.Length == 0)
            {
                header = fields;
                if (!header[0].Equals("ts", StringComparison.OrdinalIgnoreCase) || header.Length < 2)
                {
                    faults.Add("line 1: the header must be 'ts,point,value' or 'ts,' and the points' ids");
                    break;
                }

                continue;
            }

            if (faults.Count < MostFaults)
            {
                Take(header, fields, number, points, rows, faults);
            }
        }

        return new Recording([.. points], [.. rows.Select(r => new Row(r.Key, [.. points.Select(p => r.Value.GetValueOrDefault(p, double.NaN))]))]);
    }

    private static void Take(
        string[] header, string[] fields, int number, List<string> points, SortedDictionary<long, Dictionary<string, double>> rows, List<string> faults)
    {
        if (fields.Length != header.Length || !TryTime(fields[0], out var ts))
        {
            faults.Add($"line {number}: {header.Length} fields are needed, the first a time");
            return;
        }

        if (!rows.TryGetValue(ts, out var row))
        {
            rows.Add(ts, row = new Dictionary<string, double>(StringComparer.Ordinal));
        }

        var isLong = header is [_, "point", "value"];
        for (var i = isLong ? 2 : 1; i < fields.Length; i++)
        {
            var point = isLong ? fields[1] : header[i];
            if (!points.Contains(point))
            {
                points.Add(point);
            }

            if (fields[i].Length == 0)
            {
                continue;
            }

            if (double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            {
                row[point] = value;
            }
            else
            {
                faults.Add($"line {number}: '{fields[i]}' is no number");
            }
        }
    }

    private static bool TryTime(string text, out long ts)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ts))
        {
            return true;
        }

        var isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        ts = time.ToUnixTimeMilliseconds();
        return isTime;
    }
}
