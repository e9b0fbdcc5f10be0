using System.Globalization;
using System.Text;

namespace Monitoring.Silo;

/// <summary>
/// What the log keeps beside its records, in the text file <c>state</c>: cursors of the sinks, checkpoints of the sites, and
/// whether it was closed in order. Losing it costs repeated reading, never a record.
/// </summary>
internal sealed class LogState
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "state";

    private const string Heading = "sample-log-state 1";

    /// <summary>Position up to which each sink has stored everything durably.</summary>
    public Dictionary<string, long> Sinks { get; } = [];

    /// <summary>Position up to which each site's state is stored elsewhere.</summary>
    public Dictionary<string, long> Sites { get; } = [];

    /// <summary>All positions that were given when this was stored are below it.</summary>
    public long Next { get; set; } = 1;

    /// <summary>The log was closed in order, so no position at or above <see cref="Next"/> was ever given.</summary>
    public bool Clean { get; set; }

    /// <summary>Reads the file; an empty state if it is missing or damaged.</summary>
    public static LogState Load(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            return new LogState();
        }

        var bytes = File.ReadAllBytes(path);
        var last = bytes.AsSpan().TrimEnd((byte)'\n').LastIndexOf((byte)'\n') + 1;
        var check = string.Create(CultureInfo.InvariantCulture, $"crc {Checksum.Of(bytes.AsSpan(0, last)):x8}\n");
        if (!bytes.AsSpan(last).SequenceEqual(Encoding.UTF8.GetBytes(check)))
        {
            return new LogState();
        }

        var lines = Encoding.UTF8.GetString(bytes, 0, last).Split('\n');
        return lines[0] == Heading ? Parse(lines) : new LogState();
    }

    /// <summary>The file's content.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Heading).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{(Clean ? "clean" : "next")} {Next}\n");
        foreach (var (name, position) in Sinks)
        {
            text.Append(CultureInfo.InvariantCulture, $"sink {position} {name}\n");
        }

        foreach (var (site, position) in Sites)
        {
            text.Append(CultureInfo.InvariantCulture, $"site {position} {site}\n");
        }

        var body = text.ToString();
        return Encoding.UTF8.GetBytes(body + string.Create(CultureInfo.InvariantCulture, $"crc {Checksum.Of(Encoding.UTF8.GetBytes(body)):x8}\n"));
    }

    private static LogState Parse(string[] lines)
    {
        var state = new LogState();
        foreach (var line in lines[1..])
        {
            var parts = line.Split(' ', 3);
            if (parts.Length < 2 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            {
                continue;
            }

            switch (parts[0])
            {
                case "next" or "clean":
                    state.Next = position;
                    state.Clean = parts[0] == "clean";
                    break;
                case "sink" when parts.Length == 3:
                    state.Sinks[parts[2]] = position;
                    break;
                case "site" when parts.Length == 3:
                    state.Sites[parts[2]] = position;
                    break;
            }
        }

        return state;
    }
}
