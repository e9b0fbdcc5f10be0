namespace Monitoring.Silo;

/// <summary>Settings of a silo.</summary>
public sealed class SiloOptions
{
    /// <summary>Folder of the sample log, the series and the database. Created if missing.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>Connection string of a PostgreSQL database; null (d): a SQLite file in the data folder.</summary>
    public string? Database { get; set; }

    /// <summary>InfluxDB beside the embedded time series; null: only those (d).</summary>
    public InfluxOptions? Influx { get; set; }

    /// <summary>Most bytes of the sample log; at the bound nothing more is acknowledged. At least 16 MiB (d: 4 GiB).</summary>
    public long SampleLogMaxBytes { get; set; } = 4L << 30;

    /// <summary>How long the sample log is kept for reading again when nobody needs it any more; 0 to 365 days (d: 7 days).</summary>
    public TimeSpan SampleLogKeepAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Orleans only: a silo of a cluster; null: the only one, in one process with the gateway (d). Needs <see cref="Database"/> and <see cref="Influx"/>.</summary>
    public ClusterNode? Cluster { get; set; }
}
