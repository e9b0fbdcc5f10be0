namespace Monitoring.Silo;

/// <summary>Options of the sample log.</summary>
public sealed class SampleLogOptions
{
    /// <summary>Upper end of <see cref="BufferBytes"/>. Together with the least size of a record it bounds how many given positions a crash can lose.</summary>
    internal const int MostBufferBytes = 1 << 28;

    /// <summary>Folder of the segments; made if it is missing.</summary>
    public required string Directory { get; set; }

    /// <summary>Name of the log among those of a cluster; empty (default) where there is only one.</summary>
    public string Name { get; set; } = "";

    /// <summary>Size of a segment, bytes; 64 KiB to 1 GiB. Default 64 MiB.</summary>
    public int SegmentBytes { get; set; } = 64 << 20;

    /// <summary>Most bytes of all segments together; at least three segments. Default 4 GiB. At the bound the log takes nothing more.</summary>
    public long MaxBytes { get; set; } = 4L << 30;

    /// <summary>How long a segment that nobody needs any more is kept all the same, for reading it again; 0 to 365 days. Default 7 days.</summary>
    public TimeSpan KeepAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Most bytes of all segments together while some of them are kept that nobody needs; from 0. Default 1 GiB. Never comes closer to
    /// <see cref="MaxBytes"/> than three segments: what is kept for reading again must not stand in the way of what is to be written.
    /// </summary>
    public long KeepBytes { get; set; } = 1L << 30;

    /// <summary>Size of the file that is given up when the disk is full, so that alarms can still be journaled; 0 to 1 GiB. Default 16 MiB.</summary>
    public int ReserveBytes { get; set; } = 16 << 20;

    /// <summary>Most bytes that wait in memory for the disk, 64 KiB to 256 MiB. Default 64 MiB. At the bound the log takes nothing more.</summary>
    public int BufferBytes { get; set; } = 64 << 20;

    /// <summary>Time between two tries after the disk refused; 10 ms to 1 min. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often cursors and checkpoints are stored and segments given back; 10 ms to 1 min. Default 1 s.</summary>
    public TimeSpan StateInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>All faults of these options; empty if they are good.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> faults = [];
        Check(!string.IsNullOrWhiteSpace(Directory), "Directory: must be given");
        Check(SegmentBytes is >= 64 << 10 and <= 1 << 30, $"SegmentBytes: {SegmentBytes} is not between 64 KiB and 1 GiB");
        Check(SegmentBytes % 4096 == 0, $"SegmentBytes: {SegmentBytes} is not a multiple of 4096");
        Check(MaxBytes >= 3L * SegmentBytes, $"MaxBytes: {MaxBytes} is less than three segments of {SegmentBytes}");
        Check(KeepAge >= TimeSpan.Zero && KeepAge <= TimeSpan.FromDays(365), $"KeepAge: {KeepAge} is not between 0 and 365 days");
        Check(KeepBytes >= 0, $"KeepBytes: {KeepBytes} is less than 0");
        Check(ReserveBytes is >= 0 and <= 1 << 30, $"ReserveBytes: {ReserveBytes} is not between 0 and 1 GiB");
        Check(BufferBytes is >= 64 << 10 and <= MostBufferBytes, $"BufferBytes: {BufferBytes} is not between 64 KiB and 256 MiB");
        CheckTime(RetryDelay, nameof(RetryDelay));
        CheckTime(StateInterval, nameof(StateInterval));
        return faults;

        void Check(bool good, string fault)
        {
            if (!good)
            {
                faults.Add(fault);
            }
        }

        void CheckTime(TimeSpan time, string name) =>
            Check(time >= TimeSpan.FromMilliseconds(10) && time <= TimeSpan.FromMinutes(1), $"{name}: {time} is not between 10 ms and 1 min");
    }
}
