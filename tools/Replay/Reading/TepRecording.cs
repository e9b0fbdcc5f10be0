using System.Globalization;

namespace Monitoring.Replay.Reading;

/// <summary>
/// Tennessee Eastman runs of Russell, Chiang and Braatz: numbers separated by blanks, a row per 3 minutes, 52 columns; <c>d00.dat</c> is
/// stored the other way round, 52 rows.
/// </summary>
internal static class TepRecording
{
    /// <summary>Between two rows, ms.</summary>
    public const long Period = 180_000;

    private const int Measured = 41;
    private const int Columns = 52;

    /// <summary>Tags of the columns: XMEAS-1 to XMEAS-41, XMV-1 to XMV-11.</summary>
    public static string[] Points { get; } =
        [.. Enumerable.Range(1, Columns).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(i <= Measured ? "XMEAS" : "XMV")}-{(i <= Measured ? i : i - Measured)}"))];

    /// <summary>Reads a run whose first row is at a time; row n of the file (from 1) is at <paramref name="start"/> + (n − 1) × 3 min.</summary>
    public static Recording Read(IEnumerable<string> lines, long start, List<string> faults)
    {
        var table = new List<double[]>();
        foreach (var line in lines.Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var values = new double[fields.Length];
            if (!fields.Select((f, i) => double.TryParse(f, NumberStyles.Float, CultureInfo.InvariantCulture, out values[i])).All(ok => ok))
            {
                faults.Add($"row {table.Count + 1}: not all fields are numbers");
            }

            table.Add(values);
        }

        if (table.Count == Columns && table[0].Length != Columns && table.All(r => r.Length == table[0].Length))
        {
            table = [.. Enumerable.Range(0, table[0].Length).Select(c => table.Select(r => r[c]).ToArray())];
        }

        if (table.Any(r => r.Length != Columns))
        {
            faults.Add($"a row, or each column of a transposed file, must have {Columns} numbers");
            return new Recording(Points, []);
        }

        return new Recording(Points, [.. table.Select((r, i) => new Row(start + (i * Period), r))]);
    }
}
