using Microsoft.Extensions.Logging;

namespace Monitoring.Silo;

/// <summary>
/// A file of zeros that is deleted when the disk is full: what it frees is there for the alarm journal, so that people can be told.
/// Made again when the disk has plenty. Used by one thread at a time but for <see cref="Release"/>.
/// </summary>
internal sealed class DiskReserve(string directory, int bytes, ILogger logger)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "reserve";

    private readonly string _path = Path.Combine(directory, FileName);

    /// <summary>Whether it is there, whole.</summary>
    public bool IsThere => bytes == 0 || (File.Exists(_path) && new FileInfo(_path).Length == bytes);

    /// <summary>Makes it at start, if the disk has room.</summary>
    public void Open()
    {
        if (!IsThere)
        {
            TryMake();
        }
    }

    /// <summary>
    /// Gives it up if the disk refuses or has next to nothing free; makes it again when the disk has three times as much free and refuses nothing.
    /// </summary>
    public void Tend(bool refused)
    {
        var free = Free();
        if (refused || free < bytes / 4)
        {
            Release();
        }
        else if (!IsThere && free > 3L * bytes && TryMake())
        {
            SampleLogMessages.ReserveMade(logger, bytes);
        }
    }

    /// <summary>Gives it up.</summary>
    public void Release()
    {
        if (bytes == 0 || !File.Exists(_path))
        {
            return;
        }

        File.Delete(_path);
        SampleLogMessages.ReserveReleased(logger, bytes);
    }

    private bool TryMake()
    {
        try
        {
            using (var handle = File.OpenHandle(_path, FileMode.Create, FileAccess.Write, preallocationSize: bytes))
            {
                // Written and not only reserved: a file system that copies on write would need other blocks later.
                RandomAccess.Write(handle, new byte[bytes], 0);
                RandomAccess.FlushToDisk(handle);
            }

            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(_path);
            return false;
        }
    }

    private long Free()
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(directory)).AvailableFreeSpace;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
