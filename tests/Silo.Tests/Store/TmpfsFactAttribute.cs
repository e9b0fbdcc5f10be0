using System.Diagnostics;

namespace Monitoring.Silo.Tests;

/// <summary>A test that mounts a small file system of its own; skipped, and counted as such, where that is not permitted.</summary>
public sealed class TmpfsFactAttribute : FactAttribute
{
    private static readonly bool Permitted = Try();

    public TmpfsFactAttribute()
    {
        if (!Permitted)
        {
            Skip = "no right to mount a tmpfs";
        }
    }

    public static bool Mount(string path, string size) => Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", path);

    public static bool Unmount(string path) => Run("umount", "-l", path);

    private static bool Try()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return false;
        }

        using var folder = new TemporaryFolder();
        return Mount(folder.Path, "64k") && Unmount(folder.Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
