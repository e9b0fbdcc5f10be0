using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Monitoring.Silo;

/// <summary>The blocks whose samples are of one UTC day; appended to, and deleted whole when the day is too old.</summary>
internal sealed class DayFile : IDisposable
{
    /// <summary>Folder beside the files into which those go that were damaged, for people to look at.</summary>
    public const string DamagedFolder = "damaged";

    private const string Extension = ".blk";
    private const string NewExtension = ".new";
    private const string DayFormat = "yyyyMMdd";
    private readonly SafeFileHandle _handle;
    private readonly List<(long Offset, long Length)> _unreadable = [];
    private string _path;
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

    /// <summary>Places in which <see cref="Scan"/> found no block although there was one.</summary>
    public IReadOnlyList<(long Offset, long Length)> Unreadable => _unreadable;

    /// <summary>Name of the file.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>Opens or creates the file of a day.</summary>
    public static DayFile Open(string directory, DateOnly day) =>
        new(Path.Combine(directory, NameOf(day)), day);

    /// <summary>Name of the file of a day.</summary>
    public static string NameOf(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture) + Extension;

    /// <summary>An empty file that is to take the place of another: see <see cref="Replace"/>.</summary>
    public static DayFile CreateNew(string directory, DateOnly day)
    {
        var path = Path.Combine(directory, day.ToString(DayFormat, CultureInfo.InvariantCulture) + NewExtension);
        File.Delete(path);
        return new DayFile(path, day);
    }

    /// <summary>All files of a folder. What a crash left half written anew is deleted.</summary>
    public static IEnumerable<DayFile> OpenAll(string directory)
    {
        foreach (var path in Directory.GetFiles(directory, "*" + NewExtension))
        {
            File.Delete(path);
        }

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
    /// next good one, and notes the place. What is behind <paramref name="known"/> bytes and no block was torn by a crash.
    /// </summary>
    public IEnumerable<(SeriesBlock Block, long Offset)> Scan(NameCache names, long known)
    {
        var header = new byte[SeriesBlock.HeaderLength];
        long at = 0, good = 0;
        while (at + SeriesBlock.HeaderLength <= _end)
        {
            var read = RandomAccess.Read(_handle, header, at);
            if (read == header.Length && SeriesBlock.TryRead(header, names, out var block) && at + block.TotalLength <= _end)
            {
                if (at > good)
                {
                    _unreadable.Add((good, at - good));
                }

                yield return (block, at);
                good = at += block.TotalLength;
            }
            else
            {
                at += SeriesBlock.Alignment;
            }
        }

        if (good < known)
        {
            _unreadable.Add((good, known - good));
        }

        // The next block goes there: behind a torn header or its length it would not be found.
        _end = good;
    }

    /// <summary>
    /// Puts this file in the place of another of the same day, which is closed. What was damaged is kept in a folder of its own.
    /// </summary>
    /// <exception cref="IOException">The disk refused; the other one is in its place.</exception>
    public void Replace(DayFile other, bool keep)
    {
        RandomAccess.FlushToDisk(_handle);
        var directory = Path.GetDirectoryName(_path)!;
        if (keep)
        {
            var folder = Directory.CreateDirectory(Path.Combine(directory, DamagedFolder)).FullName;
            var name = Path.Combine(folder, other.Name);
            for (var i = 2; File.Exists(name); i++)
            {
                name = Path.Combine(folder, FormattableString.Invariant($"{other.Name}.{i}"));
            }

            // A copy: at no moment is the day without a file.
            File.Copy(other._path, name);
        }

        File.Move(_path, other._path, overwrite: true);
        _path = other._path;
        DurableFile.FlushDirectory(directory);
        other.Dispose();
    }

    /// <summary>Appends blocks and puts them on disk. After a failure the file is as it was.</summary>
    /// <returns>Where they begin.</returns>
    /// <exception cref="IOException">The disk refused.</exception>
    public long Append(ReadOnlySpan<byte> blocks)
    {
        var start = _end;
        try
        {
            if (RandomAccess.GetLength(_handle) > start)
            {
                // A torn end, which a block written over it might not cover.
                RandomAccess.SetLength(_handle, start);
            }

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
