using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Monitoring.Silo;

/// <summary>The blocks whose samples are of one UTC day; appended to, and deleted whole when the day is too old.</summary>
internal sealed class DayFile : IDisposable
{
    private const string Extension = ".blk";
    private const string DayFormat = "yyyyMMdd";
    private readonly SafeFileHandle _handle;
    private readonly string _path;
    private long _end;

    private DayFile(string path, DateOnly day)
    {
        (_path, Day) = (path, day);
        _handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        _end = (RandomAccess.GetLength(_handle) + SeriesBlock.Alignment - 1) & -SeriesBlock.Alignment;
    }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; }

    /// <summary>Bytes of the file.</summary>
    public long Length => Volatile.Read(ref _end);

    /// <summary>Opens or creates the file of a day.</summary>
    public static DayFile Open(string directory, DateOnly day) =>
        new(Path.Combine(directory, day.ToString(DayFormat, CultureInfo.InvariantCulture) + Extension), day);

    /// <summary>All files of a folder.</summary>
    public static IEnumerable<DayFile> OpenAll(string directory)
    {
        foreach (var path in Directory.EnumerateFiles(directory, "*" + Extension))
        {
            if (DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                yield return new DayFile(path, day);
            }
        }
    }

    /// <summary>
    /// All blocks in order of the file, with their places; before the first append. Where there is no good header it goes on to the
    /// next good one; what a crash tore at the end is cut off.
    /// </summary>
    public IEnumerable<(SeriesBlock Block, long Offset)> Scan(NameCache names)
    {
        var header = new byte[SeriesBlock.HeaderLength];
        long at = 0, good = 0;
        while (at + SeriesBlock.HeaderLength <= _end)
        {
            var read = RandomAccess.Read(_handle, header, at);
            if (read == header.Length && SeriesBlock.TryRead(header, names, out var block) && at + block.TotalLength <= _end)
            {
                yield return (block, at);
                good = at += block.TotalLength;
            }
            else
            {
                at += SeriesBlock.Alignment;
            }
        }

        if (good < RandomAccess.GetLength(_handle))
        {
            // Left there, a torn header or its length would lead into the middle of what is appended next.
            CutAt(good);
        }
    }

    private void CutAt(long end)
    {
        RandomAccess.SetLength(_handle, end);
        RandomAccess.FlushToDisk(_handle);
        _end = end;
    }

    /// <summary>Appends blocks and puts them on disk. After a failure the file is as it was.</summary>
    /// <returns>Where they begin.</returns>
    /// <exception cref="IOException">The disk refused.</exception>
    public long Append(ReadOnlySpan<byte> blocks)
    {
        var start = _end;
        try
        {
            RandomAccess.Write(_handle, blocks, start);
            RandomAccess.FlushToDisk(_handle);
        }
        catch (IOException)
        {
            RandomAccess.SetLength(_handle, start);
            throw;
        }

        Volatile.Write(ref _end, start + blocks.Length);
        return start;
    }

    /// <summary>Reads the payload of a block; false if it is damaged.</summary>
    public bool TryRead(long offset, in SeriesBlock block, Span<byte> payload)
    {
        payload = payload[..block.PayloadLength];
        return RandomAccess.Read(_handle, payload, offset + SeriesBlock.HeaderLength) == payload.Length && Checksum.Of(payload) == block.PayloadCrc;
    }

    /// <summary>Closes and deletes the file.</summary>
    public void Delete()
    {
        _handle.Dispose();
        File.Delete(_path);
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
