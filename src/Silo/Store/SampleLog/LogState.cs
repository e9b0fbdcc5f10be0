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

    /// <summary>What the log has given back: who misses these positions must not call them lost.</summary>
    public PositionRanges Released { get; } = new();

    /// <summary>Everything up to here was on disk when this was stored.</summary>
    public long Durable { get; set; }

    /// <summary>False if the file was missing or could not be read.</summary>
    public bool Loaded { get; private set; }

    /// <summary>The file is there, and damaged.</summary>
    public bool Damaged { get; private set; }

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
        return Read(bytes) ?? new LogState { Damaged = true };
    }

    private static LogState? Read(byte[] bytes)
    {
        var last = bytes.AsSpan().TrimEnd((byte)'\n').LastIndexOf((byte)'\n') + 1;
        var check = string.Create(CultureInfo.InvariantCulture, $"crc {Checksum.Of(bytes.AsSpan(0, last)):x8}\n");
        if (!bytes.AsSpan(last).SequenceEqual(Encoding.UTF8.GetBytes(check)))
        {
            return null;
        }

        var lines = Encoding.UTF8.GetString(bytes, 0, last).Split('\n');
        return lines[0] == Heading ? Parse(lines) : null;
    }

    /// <summary>The file's content.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Heading).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{(Clean ? "clean" : "next")} {Next}\n");
        text.Append(CultureInfo.InvariantCulture, $"durable {Durable}\n");
        foreach (var (first, last) in Released.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"released {first} {last}\n");
        }

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
        var state = new LogState { Loaded = true };
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
                case "durable":
                    state.Durable = position;
                    break;
                case "released" when parts.Length == 3 && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var end):
                    state.Released.Add(position, end);
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
