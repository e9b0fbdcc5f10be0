namespace Monitoring.Silo;

/// <summary>Options of all stores of a silo.</summary>
public sealed class StoreOptions
{
    /// <summary>Data folder. Sample log in <c>log</c>, time series in <c>series</c>, the rest in <c>monitor.db</c> or in <see cref="Database"/>.</summary>
    public required string DataFolder { get; set; }

    /// <summary>Connection string of a PostgreSQL database; null (default) for the SQLite file in the data folder.</summary>
    public string? Database { get; set; }

    /// <summary>Most bytes of the sample log; at least three segments (192 MiB). Default 4 GiB.</summary>
    public long SampleLogMaxBytes { get; set; } = 4L << 30;

    /// <summary>Size of a segment of the sample log, bytes; 64 KiB to 1 GiB. Default 64 MiB.</summary>
    public int SampleLogSegmentBytes { get; set; } = 64 << 20;

    /// <summary>How long the embedded time series keep samples; 1 day to 10 years. Default 30 days.</summary>
    public TimeSpan SeriesRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>All faults of a connection string; empty if it is good or null.</summary>
    public static IReadOnlyList<string> CheckDatabase(string? connection) =>
        connection is not null && PostgresSettings.Parse(connection).Fault is { } fault ? [$"Database: {fault}"] : [];

    /// <summary>InfluxDB beside the embedded time series; null: only those.</summary>
    public InfluxOptions? Influx { get; set; }

    internal SeriesOptions Series => new() { Directory = Path.Combine(DataFolder, "series"), Retention = SeriesRetention };

    internal SampleLogOptions SampleLog => new()
    {
        Directory = Path.Combine(DataFolder, "log"),
        MaxBytes = SampleLogMaxBytes,
        SegmentBytes = SampleLogSegmentBytes,
    };
}
