using System.Globalization;

namespace Monitoring.Silo;

/// <summary>
/// Reads all segments of a folder from front to back, in the order of their positions and never one twice, and notes every place
/// that is damaged. Recovery, verifying and dumping are this one pass. Changes nothing on disk.
/// </summary>
internal sealed class LogScan(string directory, LogState state, FileAccess access)
{
    private readonly List<LogDamage> _damages = [];
    private readonly List<Segment> _unreadable = [];

    /// <summary>Segments with records, in order.</summary>
    public List<Segment> Segments { get; } = [];

    /// <summary>Segments that were begun and never written.</summary>
    public List<Segment> Fresh { get; } = [];

    /// <summary>Segments of which nothing can be read, and copies of others.</summary>
    public IReadOnlyList<Segment> Unreadable => _unreadable;

    /// <summary>Damaged places.</summary>
    public IReadOnlyList<LogDamage> Damages => _damages;

    /// <summary>Good records.</summary>
    public long Records { get; private set; }

    /// <summary>Last position found; 0 if there is none.</summary>
    public long Last { get; private set; }

    /// <summary>Reads everything; the record is the cursor's current one.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A segment has another version of the format.</exception>
    public void Run(Action<Segment, SegmentCursor> take)
    {
        if (state.Damaged)
        {
            _damages.Add(new LogDamage(LogDamageKind.State, LogState.FileName, 0, 0));
        }

        List<Segment> found = [];
        foreach (var path in Directory.GetFiles(directory, "*" + Segment.Extension))
        {
            if (TryOpen(path) is { } segment)
            {
                found.Add(segment);
            }
        }

        // By what is in them and not by their names: two files that were exchanged are read in the right order.
        foreach (var segment in found.OrderBy(segment => segment.Header.Base).ThenBy(segment => segment.Path, StringComparer.Ordinal))
        {
            Read(segment, take);
        }

        foreach (var written in Fresh.Where(segment => segment.Header.Base <= Last).ToArray())
        {
            Fresh.Remove(written);
            NoteUnreadable(written);
        }

        NoteMissing(Last + 1, state.Durable, Segments.LastOrDefault());
        foreach (var segment in Segments)
        {
            // Noted after all are read, so that what is missing at the end of one is known.
            NoteName(segment);
        }
    }

    /// <summary>Closes the files.</summary>
    public void Close()
    {
        foreach (var segment in Segments.Concat(_unreadable).Concat(Fresh))
        {
            segment.Handle.Dispose();
        }
    }

    private Segment? TryOpen(string path)
    {
        try
        {
            var handle = File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(handle);
            Span<byte> bytes = stackalloc byte[SegmentHeader.Length];
            var read = RandomAccess.Read(handle, bytes, 0);
            if (!SegmentHeader.TryRead(bytes[..read], out var header))
            {
                header = HeaderByContent(path, handle, length);
            }

            return new Segment(path, handle, header, length) { WrittenAt = File.GetLastWriteTimeUtc(path) };
        }
        catch (FileNotFoundException)
        {
            // A running service gave it back between the listing and now.
            return null;
        }
    }

    /// <summary>The name repeats the base and each record the salt: a damaged header loses nothing. Salt 0 says that it was damaged.</summary>
    private SegmentHeader HeaderByContent(string path, Microsoft.Win32.SafeHandles.SafeFileHandle handle, long length)
    {
        var first = new SegmentCursor(handle, null, SegmentHeader.Length, 0);

        // Not by the name: it may have been exchanged with another file too. What was given back is of an earlier use of the file.
        var found = first.MoveNext(length) && !state.Released.Contains(first.Header.Position);
        return new SegmentHeader(0, found ? first.Header.Position : BaseOf(path), SegmentHeader.Unknown);
    }

    private static long BaseOf(string path) =>
        long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : 1;

    /// <summary>Where a segment begins whose header and first records are damaged, if its name can be believed.</summary>
    private long StartOf(Segment segment) =>
        segment.Header.Salt == 0 && BaseOf(segment.Path) is var named && named > Last && named <= segment.Header.Base ? named : segment.Header.Base;

    private void Read(Segment segment, Action<Segment, SegmentCursor> take)
    {
        var name = Path.GetFileName(segment.Path);
        if (segment.Header.Salt == 0)
        {
            _damages.Add(new LogDamage(LogDamageKind.SegmentHeader, name, 0, SegmentHeader.Length));
        }

        var start = StartOf(segment);
        var cursor = new SegmentCursor(
            segment.Handle, segment.Header.Salt == 0 ? null : segment.Header.Salt, SegmentHeader.Length, Math.Max(start - 1, Last));
        var before = Last;
        while (cursor.MoveNext(segment.Length))
        {
            if (segment.Last < segment.Header.Base)
            {
                NoteMissing(before + 1, PreviousOf(segment, start, before), Segments.LastOrDefault());
            }

            NoteSkipped(cursor, name);
            take(segment, cursor);
            segment.Last = Last = cursor.Header.Position;
            Records++;
        }

        segment.End = cursor.End;
        if (segment.Last >= segment.Header.Base)
        {
            Segments.Add(segment);
        }
        else
        {
            NoteEmpty(segment, name);
        }
    }

    /// <summary>What was on disk before a segment was begun. Where that is not written, only a leap after a crash may be passed over.</summary>
    private static long PreviousOf(Segment segment, long start, long before)
    {
        var last = start - 1;
        return segment.Header.Previous != SegmentHeader.Unknown ? Math.Min(segment.Header.Previous, last)
            : last - before < LogRecovery.PositionGap ? last
            : SegmentHeader.Unknown;
    }

    /// <summary>Positions of a segment grow by one: what is between two records is known exactly.</summary>
    private void NoteSkipped(SegmentCursor cursor, string name)
    {
        var missing = cursor.Header.Position - cursor.Before - 1;
        if (cursor.Skipped > 0 || missing > 0)
        {
            _damages.Add(missing > 0
                ? new LogDamage(LogDamageKind.Records, name, cursor.Offset - cursor.Skipped, cursor.Skipped, cursor.Before + 1, cursor.Header.Position - 1)
                : new LogDamage(LogDamageKind.Records, name, cursor.Offset - cursor.Skipped, cursor.Skipped));
        }
    }

    private void NoteEmpty(Segment segment, string name)
    {
        if (segment.Header.Salt != 0 && Segments.Exists(other => other.Header.Salt == segment.Header.Salt))
        {
            _damages.Add(new LogDamage(LogDamageKind.Copy, name, 0, 0));
            _unreadable.Add(segment);
        }
        else if (segment.Header.Salt == 0 || state.Durable >= segment.Header.Base)
        {
            NoteUnreadable(segment);
        }
        else
        {
            Fresh.Add(segment);
        }
    }

    private void NoteUnreadable(Segment segment)
    {
        _damages.Add(new LogDamage(LogDamageKind.UnreadableSegment, Path.GetFileName(segment.Path), 0, segment.Length));
        _unreadable.Add(segment);
    }

    /// <summary>Positions that were on disk, are not found, and were not given back.</summary>
    private void NoteMissing(long first, long last, Segment? before)
    {
        if (!state.Loaded)
        {
            // Without the state nobody knows what was given back, only what is missing within a segment.
            return;
        }

        if (before is null)
        {
            // Holes below the first segment were told of while there was one.
            first = Math.Max(first, state.Released.All.Where(range => range.Last < last).Select(range => range.Last + 1).DefaultIfEmpty(first).Max());
        }

        foreach (var (from, to) in state.Released.Holes(first, last))
        {
            var torn = before is not null && from == before.Last + 1 && HasBytesBehind(before);
            _damages.Add(torn
                ? new LogDamage(LogDamageKind.SegmentEnd, Path.GetFileName(before!.Path), before.End, before.Length - before.End, from, to)
                : new LogDamage(LogDamageKind.MissingSegment, Segment.FileName(from), 0, 0, from, to));
        }
    }

    private void NoteName(Segment segment)
    {
        var name = Path.GetFileName(segment.Path);
        if (name != Segment.FileName(segment.Header.Base) && (segment.Header.Salt != 0 || BaseOf(segment.Path) > segment.Header.Base))
        {
            _damages.Add(new LogDamage(LogDamageKind.SegmentName, name, 0, 0));
        }
    }

    private static bool HasBytesBehind(Segment segment)
    {
        var bytes = new byte[RecordHeader.Length];
        return segment.Length - segment.End >= bytes.Length
            && RandomAccess.Read(segment.Handle, bytes, segment.End) > 0
            && bytes.AsSpan().ContainsAnyExcept((byte)0);
    }
}
