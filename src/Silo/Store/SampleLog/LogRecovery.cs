using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Monitoring.Silo;

/// <summary>Reads all segments at start: finds the end of each, rebuilds the index by site, and chooses the next position.</summary>
internal sealed class LogRecovery(SampleLogOptions options, ILogger logger)
{
    /// <summary>
    /// After a crash positions go on this far above the last one found, because positions that were given but never reached
    /// the disk may be known to somebody. More than the buffers can hold: 2 × 256 MiB of records of at least 48 bytes.
    /// </summary>
    public const long PositionGap = 1 << 24;

    private readonly BatchDecoder _decoder = new();

    /// <summary>Segments with records, in order.</summary>
    public List<Segment> Segments { get; } = [];

    /// <summary>Index by site.</summary>
    public Dictionary<string, SitePointers> Sites { get; } = [];

    /// <summary>Last position on disk.</summary>
    public long Last { get; private set; }

    /// <summary>The position that the next batch gets.</summary>
    public long Next { get; private set; }

    /// <summary>Places where records were damaged, with good ones behind them.</summary>
    public int Gaps { get; private set; }

    /// <summary>Reads everything.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A segment has another version of the format.</exception>
    public void Run(LogState state, long floor)
    {
        foreach (var (site, position) in state.Sites)
        {
            PointersOf(site).Advance(position);
        }

        var next = Math.Max(state.Next, floor + 1);
        var paths = Directory.GetFiles(options.Directory, "*" + Segment.Extension);
        Array.Sort(paths, StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (Read(path, out var segment))
            {
                Segments.Add(segment);
                Last = Math.Max(Last, segment.Last);
            }

            next = Math.Max(next, segment.Last + 1);
        }

        Next = state.Clean && next == state.Next ? next : next + PositionGap;
    }

    private bool Read(string path, out Segment segment)
    {
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(handle);
        Span<byte> bytes = stackalloc byte[SegmentHeader.Length];
        var read = RandomAccess.Read(handle, bytes, 0);
        var whole = SegmentHeader.TryRead(bytes[..read], out var header);
        if (!whole)
        {
            // The name repeats the base, and each record the salt: a damaged header loses nothing.
            Gaps++;
            SampleLogMessages.HeaderDamaged(logger, path);
            header = new SegmentHeader(0, BaseOf(path));
        }

        segment = new Segment(path, handle, header, length);
        var cursor = new SegmentCursor(handle, whole ? header.Salt : null, SegmentHeader.Length, header.Base - 1);
        while (cursor.MoveNext(length))
        {
            PointersOf(_decoder.SiteOf(cursor.Record)).Add(new(cursor.Header.Position, segment, cursor.Offset, cursor.Header.RecordLength));
            segment.Last = cursor.Header.Position;
        }

        segment.End = cursor.End;
        if (cursor.Gaps > 0)
        {
            Gaps += cursor.Gaps;
            SampleLogMessages.RecordsDamaged(logger, path, cursor.Gaps);
        }

        return Keep(segment);
    }

    /// <summary>Nothing is ever appended to a segment of an earlier run, so what is behind its last record is cut off.</summary>
    private static bool Keep(Segment segment)
    {
        if (segment.Last < segment.Header.Base)
        {
            segment.Handle.Dispose();
            File.Delete(segment.Path);
            return false;
        }

        if (segment.End < segment.Length)
        {
            RandomAccess.SetLength(segment.Handle, segment.End);
            RandomAccess.FlushToDisk(segment.Handle);
            segment.Length = segment.End;
        }

        return true;
    }

    private static long BaseOf(string path) =>
        long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : 1;

    private SitePointers PointersOf(string site)
    {
        if (!Sites.TryGetValue(site, out var pointers))
        {
            Sites.Add(site, pointers = new SitePointers(site));
        }

        return pointers;
    }
}
