using System.Text;

namespace Monitoring.Silo;

/// <summary>
/// Lines that the server refused for good, with its reason: the newest in memory, and in two files of bounded size in the data folder, as
/// a comment with time and reason and then the line, so that a file can be posted again by hand.
/// </summary>
internal sealed class RefusedLines(string? directory)
{
    /// <summary>Newest kept in memory.</summary>
    public const int Most = 100;

    /// <summary>Bytes at which the file becomes <see cref="OldFile"/> and the one before is deleted.</summary>
    public const int MostFileBytes = 4 << 20;

    /// <summary>Name of the file.</summary>
    public const string File = "refused.lp";

    /// <summary>Name of the file before it.</summary>
    public const string OldFile = "refused.1.lp";

    private readonly object _gate = new();
    private readonly Queue<(string Reason, string Line)> _newest = [];
    private long _notRecorded;

    /// <summary>Refused lines since the start.</summary>
    public long Count { get; private set; }

    /// <summary>Reason of the last one; null if there was none.</summary>
    public string? LastReason { get; private set; }

    /// <summary>The newest, oldest first.</summary>
    public (string Reason, string Line)[] Newest
    {
        get
        {
            lock (_gate)
            {
                return [.. _newest];
            }
        }
    }

    /// <summary>Refused lines that could not be written to the file.</summary>
    public long NotRecorded => Interlocked.Read(ref _notRecorded);

    /// <summary>Records refused lines.</summary>
    /// <param name="lines">Line protocol.</param>
    /// <param name="count">How many of them the server refused.</param>
    /// <param name="reason">What it said.</param>
    /// <param name="now">When.</param>
    public void Add(LineSlice lines, int count, string reason, DateTimeOffset now)
    {
        lock (_gate)
        {
            Count += count;
            LastReason = reason;
            if (_newest.Count == Most)
            {
                _newest.Dequeue();
            }

            _newest.Enqueue((reason, Encoding.UTF8.GetString(lines.Bytes.Span[..Math.Min(lines.Bytes.Length, 1024)]).TrimEnd('\n')));
            try
            {
                Append(lines, FormattableString.Invariant($"# {now:yyyy-MM-dd'T'HH:mm:ss'Z'} {reason}\n"));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // The disk is full or read-only: the record is lost, the count is not.
                Interlocked.Add(ref _notRecorded, count);
            }
        }
    }

    private void Append(LineSlice lines, string heading)
    {
        if (directory is null)
        {
            return;
        }

        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, File);
        if (new FileInfo(path) is { Exists: true, Length: > MostFileBytes })
        {
            System.IO.File.Move(path, Path.Combine(directory, OldFile), overwrite: true);
        }

        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(heading));
        file.Write(lines.Bytes.Span[..Math.Min(lines.Bytes.Length, MostFileBytes)]);
    }
}
