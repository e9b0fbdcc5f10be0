using System.Security.Cryptography;

namespace Monitoring.Silo;

/// <summary>Copies files of a data folder that a service may be writing.</summary>
internal static class FileBackup
{
    /// <summary>Copies the good records of a segment. What is appended meanwhile is left out.</summary>
    /// <exception cref="IOException">It is gone, or the disk refused.</exception>
    public static void CopySegment(string from, string to)
    {
        using var source = File.OpenHandle(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(source);
        Span<byte> header = stackalloc byte[SegmentHeader.Length];
        var whole = SegmentHeader.TryRead(header[..RandomAccess.Read(source, header, 0)], out var known);
        var cursor = new SegmentCursor(source, whole ? known.Salt : null, SegmentHeader.Length, whole ? known.Base - 1 : 0);
        while (cursor.MoveNext(length))
        {
        }

        Copy(source, to, cursor.End);
    }

    /// <summary>Copies a file as long as it is now.</summary>
    /// <exception cref="IOException">It is gone, or the disk refused.</exception>
    public static void CopyFile(string from, string to)
    {
        using var source = File.OpenHandle(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Copy(source, to, RandomAccess.GetLength(source));
    }

    /// <summary>Size and checksum of a file below a backup.</summary>
    public static async Task<BackupFile> DescribeAsync(string backup, string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(backup, path));
        var hash = await SHA256.HashDataAsync(file, cancellationToken);
        return new BackupFile(path, file.Length, Convert.ToHexStringLower(hash));
    }

    private static void Copy(Microsoft.Win32.SafeHandles.SafeFileHandle source, string to, long length)
    {
        using var target = File.OpenHandle(to, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[1 << 20];
        for (long at = 0; at < length;)
        {
            var read = RandomAccess.Read(source, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at)), at);
            if (read == 0)
            {
                break;
            }

            RandomAccess.Write(target, buffer.AsSpan(0, read), at);
            at += read;
        }

        RandomAccess.FlushToDisk(target);
    }
}
