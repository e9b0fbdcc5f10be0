namespace Monitoring.Silo;

/// <summary>Options of all stores of a process.</summary>
public sealed class StoreOptions
{
    /// <summary>Data folder. Sample log in <c>log</c>, time series in <c>series</c>, the rest in <c>monitor.db</c> or in <see cref="Database"/>.</summary>
    public required string DataFolder { get; set; }

    /// <summary>Name of this silo in its cluster, the same after every start; empty (default): there is only one.</summary>
    public string SiloName { get; set; } = "";

    /// <summary>Connection string of a PostgreSQL database; null (default) for the SQLite file in the data folder.</summary>
    public string? Database { get; set; }

    /// <summary>Most bytes of the sample log; 16 MiB or more. Default 4 GiB.</summary>
    public long SampleLogMaxBytes { get; set; } = 4L << 30;

    /// <summary>How long the log is kept for reading again when nobody needs it; 0 to 365 days. Default 7 days.</summary>
    public TimeSpan SampleLogKeepAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long the embedded time series keep samples; 1 day to 10 years. Default 30 days.</summary>
    public TimeSpan SeriesRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>All faults of a connection string; empty if it is good or null.</summary>
    public static IReadOnlyList<string> CheckDatabase(string? connection) =>
        connection is not null && PostgresSettings.Parse(connection).Fault is { } fault ? [$"Database: {fault}"] : [];

    /// <summary>InfluxDB beside the embedded time series; null: only those.</summary>
    public InfluxOptions? Influx { get; set; }

    /// <summary>
    /// Whether this silo is one of a cluster: then <see cref="Database"/> and <see cref="Influx"/> must be given, since the other processes read
    /// what this one wrote. Default false.
    /// </summary>
    public bool Cluster { get; set; }

    internal SeriesOptions Series => new() { Directory = Path.Combine(DataFolder, "series"), Retention = SeriesRetention };

    internal SampleLogOptions SampleLog => new()
    {
        Directory = Path.Combine(DataFolder, "log"),
        Name = SiloName,
        MaxBytes = SampleLogMaxBytes,
        KeepAge = SampleLogKeepAge,
        KeepBytes = Math.Min(1L << 30, SampleLogMaxBytes / 4),

        // A sixteenth: what is held of a small log by one record that is still needed stays small too.
        SegmentBytes = (int)Math.Clamp(SampleLogMaxBytes / 16, 1 << 20, 64 << 20) & -4096,
        ReserveBytes = (int)Math.Clamp(SampleLogMaxBytes / 16, 1 << 20, 16 << 20),
    };

    /// <summary>All faults of what several processes share.</summary>
    /// <param name="needed">Whether there must be a database server and InfluxDB.</param>
    internal IReadOnlyList<string> CheckShared(bool needed) =>
    [
        .. needed && Database is null ? ["Database: 集群需要PostgreSQL数据库 / a cluster needs a PostgreSQL database"] : CheckDatabase(Database),
        .. needed && Influx is null ? ["Influx: 集群需要InfluxDB / a cluster needs InfluxDB"] : Influx?.Validate() ?? [],
    ];

    /// <summary>Refuses options with faults.</summary>
    /// <exception cref="ArgumentException">There are any; the message lists all.</exception>
    internal static void Throw(IReadOnlyList<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", faults));
        }
    }
}
