using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Monitoring.Silo;

/// <summary>The few file operations whose durability the stores rely on.</summary>
internal static class DurableFile
{
    /// <summary>
    /// Puts the data of a file on disk. On Linux by <c>fdatasync</c>: <see cref="RandomAccess.FlushToDisk"/> is <c>fsync</c>, which
    /// also writes the changed time of the inode and so costs a journal commit of the file system each time.
    /// </summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void FlushData(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(handle);
            return;
        }

        if (FData(handle) != 0)
        {
            throw new IOException($"fdatasync: {Marshal.GetLastPInvokeErrorMessage()}", Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Puts names (created, renamed, deleted) of a directory on disk. Windows does so by itself.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void FlushDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // .NET opens no directories, so the C library is asked.
        var file = Open(System.Text.Encoding.UTF8.GetBytes(path + "\0"), 0);
        if (file < 0)
        {
            throw new IOException($"open {path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        var failed = FSync(file) != 0;
        var reason = Marshal.GetLastPInvokeErrorMessage();
        _ = Close(file);
        if (failed)
        {
            throw new IOException($"fsync {path}: {reason}");
        }
    }

    /// <summary>Replaces a small file whole: after a crash there is the old content or the new, never a mixture.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".tmp";
        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, content, 0);
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(temporary, path, overwrite: true);
        FlushDirectory(Path.GetDirectoryName(path)!);
    }

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FData(SafeFileHandle handle);

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
