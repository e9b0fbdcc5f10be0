namespace Monitoring.Silo;

/// <summary>Options of the embedded time-series store.</summary>
public sealed class SeriesOptions
{
    /// <summary>Folder; made if it is missing.</summary>
    public required string Directory { get; set; }

    /// <summary>How long samples are kept, by their own time; 1 day to 10 years. Default 30 days, the least that Order 40 art. 13 asks of electronic records.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Longest time that samples stay in memory before they become blocks; 1 s to 1 h. Default 15 min. Until then the sample log keeps them.</summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Samples in memory that make a flush before that time; 1,000 to 100 million. Default 4 million (96 MB).</summary>
    public int FlushSamples { get; set; } = 4_000_000;

    /// <summary>All faults of these options; empty if they are good.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> faults = [];
        Check(!string.IsNullOrWhiteSpace(Directory), "Directory: must be given");
        Check(Retention >= TimeSpan.FromDays(1) && Retention <= TimeSpan.FromDays(3660), $"Retention: {Retention} is not between 1 day and 10 years");
        Check(FlushInterval >= TimeSpan.FromSeconds(1) && FlushInterval <= TimeSpan.FromHours(1), $"FlushInterval: {FlushInterval} is not between 1 s and 1 h");
        Check(FlushSamples is >= 1000 and <= 100_000_000, $"FlushSamples: {FlushSamples} is not between 1,000 and 100 million");
        return faults;

        void Check(bool good, string fault)
        {
            if (!good)
            {
                faults.Add(fault);
            }
        }
    }
}
