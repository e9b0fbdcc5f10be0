namespace Monitoring.Silo;

/// <summary>
/// While it is held by whatever process, the sample log gives no segment back: a backup copies what its snapshot of the journal
/// still needs. It is a lock of the operating system on the file <c>log/hold</c>, so a backup that dies holds nothing: the backup's is
/// exclusive, the log's is shared and held while it gives back, so neither begins in the middle of the other.
/// </summary>
internal static class LogHold
{
    private const string FileName = "hold";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes it.</summary>
    /// <returns>What to dispose at the end; null if another backup has it.</returns>
    public static async Task<IDisposable?> TakeAsync(string logDirectory, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        for (var until = time.GetUtcNow() + Patience; ;)
        {
            try
            {
                return new FileStream(Path.Combine(logDirectory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetUtcNow() < until)
            {
                // The service looks once a second, for a moment.
                await Task.Delay(Pause, time);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <summary>Keeps backups from beginning until it is disposed.</summary>
    /// <returns>Null if a backup is running.</returns>
    public static IDisposable? TryPass(string logDirectory)
    {
        var path = Path.Combine(logDirectory, FileName);
        try
        {
            using (File.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
            {
            }

            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
