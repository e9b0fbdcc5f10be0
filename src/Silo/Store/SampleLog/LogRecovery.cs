using Microsoft.Extensions.Logging;

namespace Monitoring.Silo;

/// <summary>Reads all segments at start: rebuilds the index by site, puts aside what cannot be read, and chooses the next position.</summary>
internal sealed class LogRecovery(SampleLogOptions options, ILogger logger)
{
    /// <summary>
    /// After a crash positions go on this far above the last one found, because positions that were given but never reached
    /// the disk may be known to somebody. More than the buffers can hold: 2 × 256 MiB of records of at least 48 bytes.
    /// </summary>
    public const long PositionGap = 1 << 24;

    /// <summary>Ending of files of which nothing can be read: kept for people, never read again and never deleted.</summary>
    public const string DamagedExtension = ".damaged";

    private readonly BatchDecoder _decoder = new();

    /// <summary>Segments with records, in order.</summary>
    public List<Segment> Segments { get; } = [];

    /// <summary>Index by site.</summary>
    public Dictionary<string, SitePointers> Sites { get; } = [];

    /// <summary>Last position on disk.</summary>
    public long Last { get; private set; }

    /// <summary>The position that the next batch gets.</summary>
    public long Next { get; private set; }

    /// <summary>Damaged places.</summary>
    public IReadOnlyList<LogDamage> Damages { get; private set; } = [];

    /// <summary>Reads everything.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A segment has another version of the format.</exception>
    public void Run(LogState state, long floor)
    {
        foreach (var (site, position) in state.Sites)
        {
            PointersOf(site).Advance(position);
        }

        var scan = new LogScan(options.Directory, state, FileAccess.ReadWrite);
        scan.Run((segment, cursor) =>
            PointersOf(_decoder.SiteOf(cursor.Record)).Add(new(cursor.Header.Position, segment, cursor.Offset, cursor.Header.RecordLength)));
        foreach (var damage in Damages = scan.Damages)
        {
            SampleLogMessages.Damaged(logger, damage);
        }

        scan.Fresh.ForEach(Delete);
        foreach (var segment in scan.Unreadable)
        {
            PutAside(segment);
        }

        foreach (var segment in scan.Segments)
        {
            if (!Damages.Any(damage => damage.Kind == LogDamageKind.SegmentEnd && damage.File == Path.GetFileName(segment.Path)))
            {
                CutEnd(segment);
            }

            Segments.Add(segment);
        }

        Last = scan.Last;
        var bases = scan.Segments.Concat(scan.Fresh).Concat(scan.Unreadable).Select(segment => segment.Header.Base);
        var next = bases.Append(state.Next).Append(state.Durable + 1).Append(state.Released.Last + 1).Append(floor + 1).Append(Last + 1).Max();
        var isNew = !state.Loaded && !state.Damaged && next == 1;
        Next = isNew || (state.Clean && next == state.Next) ? next : next + PositionGap;

        // Passed over and never given: nobody is to look for them.
        state.Released.Add(Math.Max(Math.Max(Last, state.Durable), state.Released.Last) + 1, Next - 1);
    }

    /// <summary>Nothing is ever appended to a segment of an earlier run, so the torn record, old records or zeros behind its last one are cut off.</summary>
    private static void CutEnd(Segment segment)
    {
        if (segment.End < segment.Length)
        {
            RandomAccess.SetLength(segment.Handle, segment.End);
            RandomAccess.FlushToDisk(segment.Handle);
            segment.Length = segment.End;
        }
    }

    private static void Delete(Segment segment)
    {
        segment.Handle.Dispose();
        File.Delete(segment.Path);
    }

    private static void PutAside(Segment segment)
    {
        segment.Handle.Dispose();
        var path = segment.Path + DamagedExtension;
        for (var i = 2; File.Exists(path); i++)
        {
            path = FormattableString.Invariant($"{segment.Path}.{i}{DamagedExtension}");
        }

        File.Move(segment.Path, path);
    }

    private SitePointers PointersOf(string site)
    {
        if (!Sites.TryGetValue(site, out var pointers))
        {
            Sites.Add(site, pointers = new SitePointers(site));
        }

        return pointers;
    }
}
