using System.Globalization;
using System.Text;

namespace Monitoring.Silo;

/// <summary>
/// The text file <c>days</c>: how long each day's file is at least. So a file that is cut or gone is noticed, and what a crash tore
/// at an end is not taken for damage. Without it both are taken for torn.
/// </summary>
internal static class SeriesManifest
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "days";

    private const string Heading = "series-days 1";
    private const string DayFormat = "yyyyMMdd";

    /// <summary>Lengths by day; empty if the file is missing or damaged.</summary>
    public static Dictionary<DateOnly, long> Load(string directory)
    {
        Dictionary<DateOnly, long> days = [];
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            return days;
        }

        var text = File.ReadAllText(path);
        var end = text.TrimEnd('\n').LastIndexOf('\n') + 1;
        if (text[end..] != Check(text[..end]) || !text.StartsWith(Heading, StringComparison.Ordinal))
        {
            return days;
        }

        foreach (var line in text[..end].Split('\n'))
        {
            if (line.Split(' ') is [var day, var length] && DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                days[date] = long.Parse(length, CultureInfo.InvariantCulture);
            }
        }

        return days;
    }

    /// <summary>Replaces the file.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Save(string directory, IEnumerable<(DateOnly Day, long Length)> days)
    {
        var text = new StringBuilder(Heading).Append('\n');
        foreach (var (day, length) in days)
        {
            text.Append(CultureInfo.InvariantCulture, $"{day.ToString(DayFormat, CultureInfo.InvariantCulture)} {length}\n");
        }

        var body = text.ToString();
        DurableFile.Replace(Path.Combine(directory, FileName), Encoding.UTF8.GetBytes(body + Check(body)));
    }

    private static string Check(string body) => string.Create(CultureInfo.InvariantCulture, $"crc {Checksum.Of(Encoding.UTF8.GetBytes(body)):x8}\n");
}
